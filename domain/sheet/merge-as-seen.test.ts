import { expect, it } from 'vitest';
import type { MergePlan } from './merge-plan.ts';
import { mergeAsSeen } from './merge-as-seen.ts';

const planOf = (more: Partial<MergePlan>): MergePlan => ({
  ...{ added: [], changed: [], unchanged: 0, absent: [], gone: [], errors: [] },
  ...{ ignored: [], derived: [], pictures: [], ...more },
});
const column = { key: 'action', title: 'Action', type: 'text' } as const;
const changing = (id: string, before: string) => ({
  ...{ id, line: 2, what: before },
  cells: [{ column, before, after: 'du fichier', value: 'du fichier', isConflict: false }],
});

it('what became other since the file was read is neither removed nor written over (rule X3)', () => {
  const seen = planOf({
    absent: [{ id: 'a', what: 'A' }],
    changed: [changing('b', 'B'), changing('c', 'C')],
  });
  const now = planOf({
    absent: [
      { id: 'a', what: 'A' },
      { id: 'new', what: 'Ajoutée pendant la lecture' },
    ],
    changed: [changing('b', 'B'), changing('c', 'C, récrite pendant la lecture')],
  });
  const { plan, left } = mergeAsSeen(now, seen);
  expect(plan.absent.map(({ id }) => id)).toEqual(['a']);
  expect(plan.changed.map(({ id }) => id)).toEqual(['b']);
  expect(left).toEqual({ cells: 1, lines: 1 });
  expect(mergeAsSeen(seen, seen)).toEqual({ plan: seen, left: { cells: 0, lines: 0 } });
});
