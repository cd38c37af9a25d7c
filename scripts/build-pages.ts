import { build } from 'vite';

/** Builds the pages into `build/`. Throws vite's error when a page does not compile. */
export async function buildPages(): Promise<void> {
  await build({ logLevel: 'error' });
}
