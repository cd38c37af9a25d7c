import { can } from '../people/capabilities.ts';
import type { Actor } from '../people/roles.ts';
import { subjectOfVote } from '../vote/vote.ts';
import type { SessionState } from './session.ts';

/**
 * The session as one person may know it: a vote of one establishment or of one college is told to those whose vote it is and to those who
 * follow them (rule V10). Everything else of a session is everyone's.
 */
export function sessionSeenBy(actor: Actor, state: SessionState): SessionState {
  if (!state.vote) return state;
  const { electorate = { scope: 'cluster' }, ...vote } = state.vote;
  return {
    ...state,
    vote: can(actor, 'vote.turnout', subjectOfVote(actor.clusterId, electorate)) ? vote : null,
  };
}
