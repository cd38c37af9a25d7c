import type { Attachment } from 'svelte/attachments';

/** Milliseconds a dialog takes to leave. */
const SETTLED = 300;

/**
 * The head of what came in place of what one was on (a result, where there was a ballot): takes the focus that was left with nothing but
 * the page. Whoever is on something else stays there.
 */
export const takeLeftFocus: Attachment<HTMLElement> = (head) => {
  // After whoever finds nothing to give the focus back to but the page.
  const waiting = setTimeout(() => {
    if (document.activeElement?.matches('body, #contenu')) head.focus();
  }, SETTLED);
  return () => clearTimeout(waiting);
};
