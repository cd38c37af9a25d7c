import type { Attachment } from 'svelte/attachments';

/** What sticks beside the bar, and how far the page scrolls to show the focus, follow these lengths (`base.css`). */
type Length = '--session-bar' | '--bottom-bar' | '--status-line';

/**
 * Keeps the height a bar covers of the window in a custom property of the page; none while the bar scrolls away with it. On the root, where
 * the page's own scrolling reads it.
 */
export const tellHeight =
  (length: Length): Attachment<HTMLElement> =>
  (bar) => {
    const { style } = document.documentElement;
    const tell = (): void => {
      const covers = ['sticky', 'fixed'].includes(getComputedStyle(bar).position) ? bar.offsetHeight : 0;
      style.setProperty(length, `${covers}px`);
    };
    const observer = new ResizeObserver(tell);
    observer.observe(bar);
    tell();
    return () => {
      observer.disconnect();
      style.removeProperty(length);
    };
  };
