/**
 * Slides a list that scrolls sideways (tabs, steps, navigation on a phone) until the link of where one is stands in its middle.
 * The page itself does not move. Nothing happens where everything fits.
 */
export function currentInSight(scroller: HTMLElement): void {
  const current = scroller.querySelector('[aria-current]');
  if (!current || scroller.scrollWidth <= scroller.clientWidth) return;
  const [there, around] = [current.getBoundingClientRect(), scroller.getBoundingClientRect()];
  scroller.scrollLeft += there.left + there.width / 2 - (around.left + around.width / 2);
}
