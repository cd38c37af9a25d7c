import * as v from 'valibot';
import { CATALOGUE } from '../boards/catalogue.ts';
import { SHEET_SCOPES } from '../boards/sheet-cut.ts';

/*
 * What a facilitator may ask for when they arrange the phases of a cluster (rules F1–F6 of `domain/RULES.md`).
 */

export const PHASE_KINDS = [
  'kickoff',
  'collective',
  'individual',
  'intersession',
  'review',
  'sequence',
] as const;
export type PhaseKind = (typeof PHASE_KINDS)[number];
export const PHASE_STATES = ['planned', 'current', 'done'] as const;
export type PhaseState = (typeof PHASE_STATES)[number];

const Title = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(300));
const Subtitle = v.pipe(v.string(), v.trim(), v.maxLength(600));
/** Milliseconds UTC, of a day that a calendar can write: up to the end of the year 9999. */
const Moment = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(253_402_300_799_999));
const BoardKindKey = v.pipe(
  v.string(),
  v.check((key) => CATALOGUE.some((kind) => kind.key === key), 'unknown kind'),
);
const Id = v.pipe(v.string(), v.minLength(1), v.maxLength(64));

/** `position`: where it goes (from 0); at the end when it is left out. */
export const NewPhaseSchema = v.object({
  kind: v.picklist(PHASE_KINDS),
  title: Title,
  subtitle: v.optional(Subtitle, ''),
  position: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  startsAt: v.optional(v.nullable(Moment), null),
  endsAt: v.optional(v.nullable(Moment), null),
});
export const PhaseEditSchema = v.object({
  title: v.optional(Title),
  subtitle: v.optional(Subtitle),
  startsAt: v.optional(v.nullable(Moment)),
  endsAt: v.optional(v.nullable(Moment)),
});
export const PhaseMoveSchema = v.object({ state: v.picklist(PHASE_STATES) });
export const NewExpectedSchema = v.object({
  title: Title,
  boardKind: v.optional(v.nullable(BoardKindKey), null),
  dueAt: v.optional(v.nullable(Moment), null),
});
export const ExpectedEditSchema = v.object({
  title: v.optional(Title),
  boardKind: v.optional(v.nullable(BoardKindKey)),
  dueAt: v.optional(v.nullable(Moment)),
});
/** `scope`: how its sheets are cut; the kind's own when it is left out. */
export const NewBoardSchema = v.object({
  kind: BoardKindKey,
  scope: v.optional(v.picklist(SHEET_SCOPES)),
  title: v.optional(Title),
});
export const BoardEditSchema = v.object({ title: Title });
export const BoardOrderSchema = v.object({ boardIds: v.pipe(v.array(Id), v.maxLength(200)) });

export type NewPhase = v.InferOutput<typeof NewPhaseSchema>;
export type PhaseEdit = v.InferOutput<typeof PhaseEditSchema>;
export type NewExpected = v.InferOutput<typeof NewExpectedSchema>;
export type ExpectedEdit = v.InferOutput<typeof ExpectedEditSchema>;
export type NewBoard = v.InferOutput<typeof NewBoardSchema>;

/** F1: one step forward, or one step back to repair a mistake. A phase that was never current is not done. */
const NEXT: Record<PhaseState, readonly PhaseState[]> = {
  planned: ['current'],
  current: ['done', 'planned'],
  done: ['current'],
};

export const mayMove = (from: PhaseState, to: PhaseState): boolean => NEXT[from].includes(to);

type Placed = { id: string; position: number; state: PhaseState };

/**
 * The changes that a move asks for, the phase's own first; null for a move F1 forbids. F2: one phase at most is current, so the one
 * that was becomes done when the group goes on from it, and waits again when the group goes back before it.
 */
export function changesOfMove(
  phases: readonly Placed[],
  phaseId: string,
  to: PhaseState,
): { id: string; state: PhaseState }[] | null {
  const moved = phases.find(({ id }) => id === phaseId);
  if (!moved || !mayMove(moved.state, to)) return null;
  const changes: { id: string; state: PhaseState }[] = [{ id: phaseId, state: to }];
  if (to !== 'current') return changes;
  for (const { id, position, state } of phases)
    if (id !== phaseId && state === 'current')
      changes.push({ id, state: position < moved.position ? 'done' : 'planned' });
  return changes;
}

/** F3: a time that is set never ends before it starts. */
export function areInOrder(startsAt: number | null, endsAt: number | null): boolean {
  return startsAt === null || endsAt === null || startsAt <= endsAt;
}
