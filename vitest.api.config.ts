import { defineConfig } from 'vitest/config';

/** The API over real HTTP: the real Worker with its rooms, the real local database (`tests/api/global-setup.ts`). */
export default defineConfig({
  test: {
    name: 'api',
    environment: 'node',
    include: ['tests/api/**/*.test.ts'],
    globalSetup: './tests/api/global-setup.ts',
    // One server for all: files that count its rooms and its failed attempts must not run into one another.
    fileParallelism: false,
    fsModuleCache: false,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
