import { createBuilder } from 'vite';

/** Builds the pages into `build/`. Throws vite's error when a page does not compile. */
export async function buildPages(): Promise<void> {
  // Not `build()`: that builds one environment, and SvelteKit writes the pages while building them all.
  const builder = await createBuilder({ logLevel: 'error' });
  await builder.buildApp();
}
