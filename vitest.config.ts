import { defineConfig } from 'vitest/config';

/** Plain Node tests. Rooms run in workerd under `vitest.rooms.config.ts`, because partyserver cannot load here. */
export default defineConfig({
  test: {
    // A cache kept between runs has served stale modules after a dependency moved.
    fsModuleCache: false,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          // A test that asserts nothing cannot fail.
          expect: { requireAssertions: true },
          // Two builds and a file of 70 MB take their time on a busy machine.
          testTimeout: 30_000,
          include: [
            'docs/**/*.test.ts',
            'domain/**/*.test.ts',
            'party/shared/**/*.test.ts',
            'db/**/*.test.ts',
            'app/**/*.test.ts',
            'scripts/**/*.test.ts',
            'worker/**/*.test.ts',
          ],
        },
      },
      {
        extends: true,
        test: { name: 'db', environment: 'node', include: ['tests/db/**/*.test.ts'], testTimeout: 30_000 },
      },
    ],
  },
});
