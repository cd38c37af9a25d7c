import type { Attachment } from 'svelte/attachments';

/** A panel that opens beside what one does: the focus comes in to its title, and goes back where it was if that still exists. */
export const takeFocus: Attachment<HTMLElement> = (panel) => {
  const opener = document.activeElement;
  panel.querySelector<HTMLElement>('h2[tabindex]')?.focus();
  return () => {
    if (panel.contains(document.activeElement) && opener instanceof HTMLElement && opener.isConnected)
      opener.focus();
  };
};
