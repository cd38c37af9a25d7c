import type { KindOf } from '../boards/kind.ts';

/** Rows that chose each side. `even` is false as soon as one side counts more than the other. */
export type Parity = {
  sides: [{ key: string; title: string; count: number }, { key: string; title: string; count: number }];
  even: boolean;
};

/**
 * How many rows chose each of the two choices that a kind wants in equal number (rule T1). Null for a kind that wants no parity, and
 * while nobody of either side is there: an empty committee is not an uneven one.
 *
 * @param chosen what each row holds in the column of parity
 */
export function parityOf(kind: KindOf<'table'>, chosen: readonly unknown[]): Parity | null {
  if (!kind.parity) return null;
  const { column: key, between } = kind.parity;
  const column = kind.columns.find((candidate) => candidate.key === key);
  if (column?.type !== 'choice') return null;
  const sideOf = (side: string) => ({
    key: side,
    title: column.choices.find((choice) => choice.key === side)?.title ?? side,
    count: chosen.filter((value) => value === side).length,
  });
  const sides: Parity['sides'] = [sideOf(between[0]), sideOf(between[1])];
  if (sides.every(({ count }) => count === 0)) return null;
  return { sides, even: sides[0].count === sides[1].count };
}
