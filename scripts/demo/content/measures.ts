import type { DemoContent } from '../demo-content.ts';

/** Measures of each row of `rows.ts`, in the same order: by column, as [day, value]. */
export const MEASURES: DemoContent['measures'] = {
  EXPERIMENT_CRITERIA: {
    merles: [
      {
        followUp: [
          ['2026-09-21', 6],
          ['2026-10-05', 4],
          ['2026-10-19', 3],
          ['2026-11-02', 2],
        ],
      },
      {
        followUp: [
          ['2026-09-21', 2.4],
          ['2026-10-19', 3.1],
          ['2026-11-16', 3.4],
        ],
      },
      {
        followUp: [
          ['2026-09-28', 18],
          ['2026-10-12', 11],
          ['2026-11-09', 6],
        ],
      },
    ],
  },
};
