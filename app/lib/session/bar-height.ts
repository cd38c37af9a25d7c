/** What sticks under the session's bar, and how far the page scrolls to show the focus, follow this length. */
const LENGTH = '--session-bar';

/** Keeps the height the bar covers of the window in a custom property of the page; none while the bar scrolls away with it. */
export function tellHeight(bar: HTMLElement): () => void {
  const { style } = document.documentElement;
  const tell = (): void => {
    const covers = getComputedStyle(bar).position === 'sticky' ? bar.offsetHeight : 0;
    style.setProperty(LENGTH, `${covers}px`);
  };
  const observer = new ResizeObserver(tell);
  observer.observe(bar);
  tell();
  return () => {
    observer.disconnect();
    style.removeProperty(LENGTH);
  };
}
