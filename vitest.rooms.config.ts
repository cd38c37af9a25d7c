import { cloudflareTest } from '@cloudflare/vitest-plugin';
import { defineConfig } from 'vitest/config';

const sqliteRoom = (className: string) => ({ className, useSQLite: true });

/** Rooms in workerd, as production runs them: hibernation, alarms and SQLite included. */
export default defineConfig({
  plugins: [
    cloudflareTest({
      main: './tests/rooms/rooms-worker.ts',
      miniflare: {
        compatibilityDate: '2026-10-01',
        compatibilityFlags: ['nodejs_compat'],
        durableObjects: {
          SHEET_ROOMS: sqliteRoom('SheetRoom'),
          SMALL_SHEET_ROOMS: sqliteRoom('SmallSheetRoom'),
          SESSION_ROOMS: sqliteRoom('SessionRoom'),
          BALLOT_BOXES: sqliteRoom('BallotBox'),
          PLACEMENT_BOXES: sqliteRoom('PlacementBox'),
          ANSWER_BOXES: sqliteRoom('AnswerBox'),
          DRAFT_BOXES: sqliteRoom('DraftBox'),
        },
      },
    }),
  ],
  resolve: { dedupe: ['yjs', 'y-protocols', 'lib0'] },
  test: {
    name: 'rooms',
    include: ['tests/rooms/**/*.test.ts'],
    fsModuleCache: false,
    testTimeout: 30_000,
    // A line that a room logs while its file ends would wait for the runner's next message, and the runner for the line, without
    // end (cloudflare/workers-sdk#15719): what rooms say goes straight to the terminal.
    disableConsoleIntercept: true,
  },
});
