import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** The page as it stands breaks no rule of axe, once what moves is still. */
export async function withoutViolation(page: Page, where: string): Promise<void> {
  // What fades in is half transparent until it is there; what moves for ever (a pulse) is not waited for.
  await page.evaluate(async () => {
    const moving = () =>
      document
        .getAnimations()
        .filter(
          ({ effect, playState }) =>
            playState === 'running' && effect?.getComputedTiming().endTime !== Infinity,
        );
    // Two frames on, what must move has begun to; what ends may set something else moving.
    do {
      await Promise.allSettled(moving().map(({ finished }) => finished));
      for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
    } while (moving().length > 0);
  });
  // Without frames in the page, nothing needs to be gathered from them in a tab opened for each look, which takes as long as looking.
  await expect(page.locator('iframe, frame, object')).toHaveCount(0);
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  );
  expect.soft(found, where).toEqual([]);
}
