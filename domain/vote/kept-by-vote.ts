import type { BoardKind, FollowUp } from '../boards/kind.ts';
import type { SheetProjection } from '../sheet/projection.ts';
import { leadingItems } from './leading-items.ts';
import type { VoteResult } from './result.ts';
import { votableTexts } from './votable-texts.ts';

/** Ours: as many as a second round proposes, ties never cut. */
const KEPT = 3;

const EXPERIMENT = 'EXPERIMENT_SHEET';

/** What a vote keeps may be tried, whatever the board its cards are on. */
const SUBJECT: FollowUp = {
  kind: EXPERIMENT,
  title: 'En faire une expérimentation',
  fill: [
    { from: 'text', to: 'title' },
    { from: 'text', to: 'problem' },
  ],
};

/** Ids of the items a result puts first: those that may become something. */
export function keptByVote({ items }: VoteResult): string[] {
  return leadingItems(items, KEPT).map(({ id }) => id);
}

/** What a kept item of a board of this kind becomes: what its kind declares for it, else the subject of an experiment (rule E1). */
export function followUpOfKept({ becomes }: Pick<BoardKind, 'key' | 'becomes'>): FollowUp {
  return becomes?.find(({ kind }) => kind === EXPERIMENT) ?? SUBJECT;
}

/**
 * The words an item of a sheet brings along, by the key they are written under; null when the item is not there (any more). A
 * group brings its title.
 */
export function wordsOfKept(
  projection: SheetProjection,
  itemId: string,
  { fill }: Pick<FollowUp, 'fill'>,
): Record<string, string> | null {
  const text = votableTexts(projection)
    .find(({ id }) => id === itemId)
    ?.text.trim();
  if (!text) return null;
  const note = projection.family === 'map' && projection.cards.find(({ id }) => id === itemId)?.note.trim();
  const said: Record<string, string> = { text, note: note || '' };
  return Object.fromEntries(fill.map(({ from, to }) => [to, said[from] ?? '']));
}
