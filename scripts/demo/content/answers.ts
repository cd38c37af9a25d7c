import type { DemoContent } from '../demo-content.ts';

const times = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);

/** Answers to questionnaires, by question: what everyone answered, in no order. Seventeen people of eighteen. */
export const ANSWERS: DemoContent['answers'] = {
  HOT_EVALUATION: {
    usefulness: [...times(9, 4), ...times(7, 3), ...times(1, 2)],
    clarity: [...times(5, 4), ...times(10, 3), ...times(2, 2)],
    pace: [...times(1, 'tooSlow'), ...times(13, 'right'), ...times(3, 'tooFast')],
    room: [...times(5, 4), ...times(9, 3), ...times(3, 2)],
    exchanges: [...times(12, 4), ...times(5, 3)],
    takeAway: ['Une trame d’EDT prête'],
    missed: ['Plus de temps entre représentants du personnel'],
    remote: [...times(4, 4), ...times(8, 3), ...times(4, 2), ...times(1, 1)],
  },
};
