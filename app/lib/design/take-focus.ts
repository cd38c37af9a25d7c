import type { Attachment } from 'svelte/attachments';

/** A panel that opens beside what one does: the focus comes in to its title, and goes back where it was if that still exists. */
export const takeFocus: Attachment<HTMLElement> = (panel) => {
  const opener = document.activeElement;
  panel.querySelector<HTMLElement>('h2[tabindex]')?.focus();
  return () => {
    // Taken off the page first, the panel leaves the focus it held to the body.
    const { activeElement: at, body } = document;
    if (opener instanceof HTMLElement && opener.isConnected && (at === body || panel.contains(at)))
      opener.focus();
  };
};
