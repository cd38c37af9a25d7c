import type { PhaseView, SheetSummary } from '#domain/views.ts';

/** How many sheets a list shows before it folds the others away. */
const NEAR = 5;

/**
 * The sheets a person is likely to come for, and the others: those of the current phase, then what was written on last, a handful in
 * all. Both keep the given order.
 */
export function nearSheets(
  sheets: readonly SheetSummary[],
  phases: readonly Pick<PhaseView, 'state' | 'boards'>[],
): { near: SheetSummary[]; others: SheetSummary[] } {
  const current = new Set(
    phases.filter(({ state }) => state === 'current').flatMap(({ boards }) => boards.map(({ id }) => id)),
  );
  const weight = ({ boardId, editedAt }: SheetSummary) =>
    current.has(boardId) ? Number.POSITIVE_INFINITY : (editedAt ?? 0);
  // Two boards of the current phase are equal: infinity less itself is not a number.
  const compare = (a: number, b: number) => (a === b ? 0 : a - b);
  const chosen = new Set([...sheets].sort((a, b) => compare(weight(b), weight(a))).slice(0, NEAR));
  // One more is shown rather than folded alone.
  if (sheets.length <= NEAR + 1) return { near: [...sheets], others: [] };
  return {
    near: sheets.filter((sheet) => chosen.has(sheet)),
    others: sheets.filter((sheet) => !chosen.has(sheet)),
  };
}

/** Titles that several of these sheets have: their phase is said too, or two lines lead to two places under one name. */
export function sharedTitles(sheets: readonly Pick<SheetSummary, 'boardTitle'>[]): ReadonlySet<string> {
  const titles = sheets.map(({ boardTitle }) => boardTitle);
  return new Set(titles.filter((title, at) => titles.indexOf(title) < at));
}
