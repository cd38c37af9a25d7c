import type { Handle } from '@sveltejs/kit/hooks';

/** Runs once, at build time, for the page that draws every address: asks browsers to fetch the font along with the styles. */
export const handle: Handle = ({ event, resolve }) =>
  resolve(event, { preload: ({ type }) => type === 'js' || type === 'css' || type === 'font' });
