import type { Locator, Page } from '@playwright/test';

/** A real finger on the glass: the browser itself decides whether it scrolls, unlike with made-up pointer events. */
export type Finger = {
  /** Touches the middle of an element, brought into view, once the page no longer glides: a finger that stops it would be the page's. */
  down(target: Locator): Promise<void>;
  /** Slides, in CSS pixels. */
  moveBy(x: number, y: number): Promise<void>;
  /** Slides to the middle of an element, wherever it is now. */
  moveOver(target: Locator): Promise<void>;
  up(): Promise<void>;
};

/** The page stands still from one frame to the next, three times over. */
const restOf = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        let [seen, still] = [scrollY, 0];
        const look = (): void => {
          still = scrollY === seen ? still + 1 : 0;
          seen = scrollY;
          if (still >= 3) resolve();
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      }),
  );

/** Chromium only: Playwright's own touchscreen can tap, not slide. */
export async function fingerOf(page: Page): Promise<Finger> {
  const devtools = await page.context().newCDPSession(page);
  let at = { x: 0, y: 0 };
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd'): Promise<unknown> =>
    devtools.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [at] });
  const middleOf = async (target: Locator): Promise<{ x: number; y: number }> => {
    const box = await target.boundingBox();
    if (!box) throw new Error('nothing to touch there');
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
  const slide = async (x: number, y: number): Promise<void> => {
    const [from, steps] = [at, 10];
    for (let step = 1; step <= steps; step += 1) {
      at = { x: from.x + (x * step) / steps, y: from.y + (y * step) / steps };
      await send('touchMove');
    }
  };
  return {
    async down(target) {
      await restOf(page);
      await target.scrollIntoViewIfNeeded();
      at = await middleOf(target);
      await send('touchStart');
    },
    moveBy: slide,
    async moveOver(target) {
      const to = await middleOf(target);
      await slide(to.x - at.x, to.y - at.y);
    },
    async up() {
      await send('touchEnd');
    },
  };
}
