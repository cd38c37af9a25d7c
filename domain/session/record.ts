import * as v from 'valibot';
import { ElectorateSchema } from '../vote/vote.ts';
import type { SessionState } from './session.ts';

/*
 * What a session room keeps: everything everyone sees, but who is present (its sockets say that) and the hour.
 */

const ms = v.pipe(v.number(), v.integer(), v.minValue(0));

const TimerSchema = v.variant('state', [
  v.object({ state: v.literal('idle') }),
  v.object({ state: v.literal('running'), endsAt: ms, durationMs: ms, label: v.string() }),
  v.object({ state: v.literal('paused'), remainingMs: ms, durationMs: ms, label: v.string() }),
  v.object({ state: v.literal('done'), endedAt: ms, durationMs: ms, label: v.string() }),
]);

/** Parsed when the room wakes: a row that does not read is said so, never taken for an empty session (rule R6). */
export const SessionRecordSchema = v.object({
  sessionId: v.string(),
  clusterId: v.string(),
  state: v.picklist(['planned', 'lobby', 'live', 'closed']),
  timer: TimerSchema,
  gathering: v.nullable(
    v.object({ seq: ms, boardId: v.string(), boardTitle: v.string(), at: ms, by: v.string() }),
  ),
  vote: v.nullable(
    v.object({
      voteId: v.string(),
      boardId: v.string(),
      question: v.string(),
      state: v.picklist(['open', 'published']),
      electors: ms,
      voters: ms,
      electorate: v.optional(ElectorateSchema),
    }),
  ),
});
export type SessionRecord = v.InferOutput<typeof SessionRecordSchema>;

/** What the database knows of a session, told to its room with every call. */
export type KnownSession = { sessionId: string; clusterId: string; state: SessionState['state'] };

/** A session before anything happened in its room. */
export function newSession({ sessionId, clusterId, state }: KnownSession): SessionRecord {
  return { sessionId, clusterId, state, timer: { state: 'idle' }, gathering: null, vote: null };
}

/** Order of rule S1. */
const ORDER = ['planned', 'lobby', 'live', 'closed'] as const;

/**
 * The later of two states of one session. The room and the database each hold it, and a Worker may die between the two: as it only
 * ever moves forward, the later one is the true one, on either side.
 */
export function laterState(a: SessionState['state'], b: SessionState['state']): SessionState['state'] {
  return ORDER.indexOf(a) > ORDER.indexOf(b) ? a : b;
}
