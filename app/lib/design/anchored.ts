import { untrack } from 'svelte';
import type { Attachment } from 'svelte/attachments';

/** Gap between the anchor and what hangs from it, and from the edge of the window, in pixels. */
const GAP = 6;
const MARGIN = 8;

/**
 * Hangs a `position: fixed` panel from a button: under it, above it when there is no room, always inside the window, and along
 * with it when the page scrolls. `onaway` is called when someone presses elsewhere or when the button leaves the screen. Gives
 * the focus to the panel's first control, else to the panel when it takes it: Échap then closes it all the same.
 */
export function anchoredTo(
  anchor: HTMLElement,
  onaway: () => void,
  align: 'start' | 'center' | 'end' = 'end',
): Attachment<HTMLElement> {
  return (panel) => {
    const within = (at: number, room: number) => Math.max(MARGIN, Math.min(at, room - MARGIN));
    function hang() {
      const { left, right, top, bottom, width } = anchor.getBoundingClientRect();
      if (bottom < 0 || top > innerHeight) return onaway();
      const { offsetWidth, offsetHeight } = panel;
      const wanted = { start: left, center: left + (width - offsetWidth) / 2, end: right - offsetWidth }[
        align
      ];
      const below = bottom + GAP;
      const y = below + offsetHeight + MARGIN <= innerHeight ? below : top - GAP - offsetHeight;
      panel.style.left = `${within(wanted, innerWidth - offsetWidth)}px`;
      panel.style.top = `${within(y, innerHeight - offsetHeight)}px`;
    }
    untrack(hang);
    const first = panel.querySelector<HTMLElement>(
      ':is([role^=menuitem], input, button):not([aria-disabled=true])',
    );
    (first ?? panel).focus({ preventScroll: true });
    const listening = new AbortController();
    const { signal } = listening;
    const outside = ({ target }: Event) =>
      target instanceof Node && !panel.contains(target) && !anchor.contains(target) && onaway();
    window.addEventListener('pointerdown', outside, { signal, capture: true });
    document.addEventListener('scroll', hang, { signal });
    window.addEventListener('resize', hang, { signal });
    return () => listening.abort();
  };
}
