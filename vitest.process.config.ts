import { defineConfig } from 'vitest/config';

/** A whole Grappe as its own process, killed and started again; the pages must be built (`npm test` builds them). */
export default defineConfig({
  test: {
    name: 'process',
    environment: 'node',
    include: ['tests/process/**/*.test.ts'],
    // Each file starts a Grappe: two at once would fight for the machine.
    fileParallelism: false,
    fsModuleCache: false,
    testTimeout: 90_000,
    hookTimeout: 90_000,
  },
});
