import { MediaQuery } from 'svelte/reactivity';

/** A phone, upright or lying, or a page zoomed until little is left: what one came for must come into sight first. */
export const littleRoom = (): MediaQuery =>
  new MediaQuery('screen and (max-width: 48rem), screen and (max-height: 30rem)', false);
