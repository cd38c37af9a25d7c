import type { SessionEvent } from './decide.ts';
import type { SessionRecord } from './record.ts';
import { timerAt } from './timer.ts';

/** The session after something happened in it. */
export function applyToSession(session: SessionRecord, event: SessionEvent): SessionRecord {
  switch (event.type) {
    case 'opened':
      return { ...session, state: 'live' };
    case 'closed':
      // No clock runs on after everyone has left.
      return { ...session, state: 'closed', timer: { state: 'idle' } };
    case 'gathered': {
      const { boardId, boardTitle, at, by } = event;
      const seq = (session.gathering?.seq ?? 0) + 1;
      return { ...session, gathering: { seq, boardId, boardTitle, at, by } };
    }
    case 'timer_changed':
      return { ...session, timer: event.timer };
    case 'vote_announced':
      return { ...session, vote: { ...event.vote, state: 'open' } };
  }
}

/** The session at `now`: its timer rings by the clock, whoever is there to notice (rule S2). */
export function sessionAt(session: SessionRecord, now: number): SessionRecord {
  const timer = timerAt(session.timer, now);
  return timer === session.timer ? session : { ...session, timer };
}

/**
 * The session with a new turnout of its vote. Turnouts can arrive out of order; one never falls, since a ballot is changed but not
 * taken back. Of another vote than the one shown, or after the close: nothing changes.
 */
export function withTurnout(session: SessionRecord, voteId: string, voters: number): SessionRecord {
  const { vote } = session;
  if (vote?.voteId !== voteId || vote.state !== 'open' || voters <= vote.voters) return session;
  return { ...session, vote: { ...vote, voters } };
}

/** The session with its vote's result there to read. Told twice, or of another vote: nothing changes. */
export function withPublishedVote(session: SessionRecord, voteId: string, voters: number): SessionRecord {
  const { vote } = session;
  if (vote?.voteId !== voteId || vote.state === 'published') return session;
  return { ...session, vote: { ...vote, voters, state: 'published' } };
}
