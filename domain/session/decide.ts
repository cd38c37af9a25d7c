import type { ErrorCode, Outcome } from '../errors.ts';
import { can } from '../people/capabilities.ts';
import type { Actor } from '../people/roles.ts';
import type { SessionRecord } from './record.ts';
import type { LiveVote, Timer, TimerCommand } from './session.ts';
import { commandTimer } from './timer.ts';

/** What a vote is announced by. Neither a ballot nor a count can be said in these words. */
export type VoteNotice = Omit<NonNullable<LiveVote>, 'state'>;

/** What a facilitator asks of a session. */
export type SessionCommand =
  | { type: 'open' }
  | { type: 'close' }
  | { type: 'gather'; boardId: string; boardTitle: string }
  | { type: 'timer'; timer: TimerCommand }
  | { type: 'announce_vote'; vote: VoteNotice };

export type SessionEvent =
  | { type: 'opened' }
  | { type: 'closed' }
  | { type: 'gathered'; boardId: string; boardTitle: string; at: number; by: string }
  | { type: 'timer_changed'; timer: Timer }
  | { type: 'vote_announced'; vote: VoteNotice };

type Decision = Outcome<SessionEvent[]>;

/**
 * What `command` makes happen in a session, or why it may not (rules S1–S3). Only who runs sessions of this cluster decides
 * anything here, whoever checked before. `now` is the room's clock, ms UTC.
 */
export function decideSession(
  session: SessionRecord,
  command: SessionCommand,
  actor: Actor,
  now: number,
): Decision {
  if (!can(actor, 'session.run', { clusterId: session.clusterId })) return refuse('forbidden');
  if (session.state === 'closed') return refuse('session_closed');
  if (command.type === 'open') {
    return session.state === 'live' ? refuse('session_already_open') : happens({ type: 'opened' });
  }
  if (session.state !== 'live') return refuse('session_not_live');
  switch (command.type) {
    case 'close':
      // Closing a vote counts and destroys: never a side effect of another gesture.
      return session.vote?.state === 'open' ? refuse('vote_already_open') : happens({ type: 'closed' });
    case 'gather': {
      const { boardId, boardTitle } = command;
      return happens({ type: 'gathered', boardId, boardTitle, at: now, by: actor.displayName });
    }
    case 'timer': {
      const timer = commandTimer(session.timer, command.timer, now);
      return timer.ok ? happens({ type: 'timer_changed', timer: timer.value }) : timer;
    }
    case 'announce_vote':
      return announce(session, command.vote, actor);
  }
}

/** One vote at a time. The same one announced again, after a lost reply, changes nothing. */
function announce(session: SessionRecord, vote: VoteNotice, actor: Actor): Decision {
  if (!can(actor, 'vote.create', { clusterId: session.clusterId })) return refuse('forbidden');
  if (session.vote?.voteId === vote.voteId) return { ok: true, value: [] };
  if (session.vote?.state === 'open') return refuse('vote_already_open');
  return happens({ type: 'vote_announced', vote });
}

const refuse = (error: ErrorCode): Decision => ({ ok: false, error });
const happens = (event: SessionEvent): Decision => ({ ok: true, value: [event] });
