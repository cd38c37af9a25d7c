import * as v from 'valibot';
import type { Electorate } from '../vote/vote.ts';

/*
 * The live part of a session (séance): what the room shows everyone. Commands are decided by the pure function of
 * `decide.ts`; times are milliseconds UTC by the room's clock.
 */

export type Timer =
  | { state: 'idle' }
  | { state: 'running'; endsAt: number; durationMs: number; label: string }
  | { state: 'paused'; remainingMs: number; durationMs: number; label: string }
  | { state: 'done'; endedAt: number; durationMs: number; label: string };

/** "Everyone here": the board the facilitator brought the group to. `seq` rises at every call so that a late joiner follows too. */
export type Gathering = { seq: number; boardId: string; boardTitle: string; at: number; by: string } | null;

/** The vote going on, as everyone may know it: turnout, never a ballot or a count. */
export type LiveVote = {
  voteId: string;
  boardId: string;
  question: string;
  state: 'open' | 'published';
  electors: number;
  voters: number;
  /** Whose vote it is; absent: everyone's. It stays on the server, which decides by it who is told. */
  electorate?: Electorate;
} | null;

/** A person present in the session: one line however many tabs and devices. */
export type Attendee = {
  personId: string;
  name: string;
  role: string;
  establishmentId: string | null;
  college: string | null;
};

export type SessionState = {
  sessionId: string;
  state: 'planned' | 'lobby' | 'live' | 'closed';
  timer: Timer;
  gathering: Gathering;
  vote: LiveVote;
  present: Attendee[];
  /** The room's clock when this was sent: the screens correct their own with it. */
  now: number;
};

/** What a facilitator may ask of the timer. */
export const TimerCommandSchema = v.variant('type', [
  v.object({
    type: v.literal('start'),
    durationMs: v.pipe(v.number(), v.integer(), v.minValue(5_000), v.maxValue(4 * 60 * 60 * 1000)),
    label: v.optional(v.pipe(v.string(), v.maxLength(80)), ''),
  }),
  v.object({ type: v.literal('pause') }),
  v.object({ type: v.literal('resume') }),
  v.object({
    type: v.literal('add'),
    ms: v.pipe(v.number(), v.integer(), v.minValue(1_000), v.maxValue(60 * 60 * 1000)),
  }),
  v.object({ type: v.literal('stop') }),
]);
export type TimerCommand = v.InferOutput<typeof TimerCommandSchema>;

/** Message of a session room's socket, server → client, as JSON text. Clients send nothing but "ping" (answered "pong"). */
export type SessionMessage = { type: 'state'; state: SessionState };
