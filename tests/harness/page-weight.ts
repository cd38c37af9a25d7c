import { gzipSync } from 'node:zlib';
import type { BrowserContext } from '@playwright/test';

/** Most JavaScript a first visit may load, in bytes through gzip. */
export const ARRIVAL_LIMIT = 60_000;
export const BOARD_LIMIT = 150_000;
/** While its cards are written apart, a board brings what keeps them so. */
export const BOARD_APART_LIMIT = 152_000;

/** Bytes of every script a first visit of `url` loads, each through gzip, whatever the server at hand compresses. `context` must be new. */
export async function scriptBytes(context: BrowserContext, url: string): Promise<number> {
  const page = await context.newPage();
  const scripts: Promise<number>[] = [];
  page.on('response', (response) => {
    if (response.headers()['content-type']?.includes('javascript'))
      scripts.push(response.body().then((body) => gzipSync(body).length));
  });
  await page.goto(url, { waitUntil: 'networkidle' });
  await page.getByRole('heading', { level: 1 }).waitFor();
  const total = (await Promise.all(scripts)).reduce((sum, bytes) => sum + bytes, 0);
  await context.close();
  return total;
}
