import type { MergePlan } from './merge-plan.ts';

/**
 * What may be written of `now`, the file compared again, by someone who read `seen` and agreed to it: no line is removed and no cell written
 * over that became other since. `left`: how many cells, and lines to remove, stay as somebody else made them meanwhile.
 */
export function mergeAsSeen(
  now: MergePlan,
  seen: MergePlan,
): { plan: MergePlan; left: { cells: number; lines: number } } {
  const shown = new Set(seen.absent.map(({ id }) => id));
  const before = new Map(
    seen.changed.flatMap(({ id, cells }) => cells.map((cell) => [`${id} ${cell.column.key}`, cell.before])),
  );
  const absent = now.absent.filter(({ id }) => shown.has(id));
  const changed = now.changed.flatMap(({ cells, ...line }) => {
    const same = cells.filter((cell) => before.get(`${line.id} ${cell.column.key}`) === cell.before);
    return same.length > 0 ? [{ ...line, cells: same }] : [];
  });
  const cellsOf = (plan: Pick<MergePlan, 'changed'>) =>
    plan.changed.reduce((sum, { cells }) => sum + cells.length, 0);
  return {
    plan: { ...now, absent, changed },
    left: { cells: cellsOf(now) - cellsOf({ changed }), lines: now.absent.length - absent.length },
  };
}
