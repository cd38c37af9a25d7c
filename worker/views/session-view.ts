import type { BoardRow } from '#db/queries/boards.ts';
import type { MemberRow } from '#db/queries/memberships.ts';
import type { SessionRow } from '#db/queries/sessions.ts';
import type { SessionVoteRow } from '#db/queries/votes.ts';
import { can } from '#domain/people/capabilities.ts';
import type { Actor } from '#domain/people/roles.ts';
import { sessionSeenBy } from '#domain/session/as-seen-by.ts';
import type { SessionState } from '#domain/session/session.ts';
import type { SessionView } from '#domain/views.ts';
import { roundOf } from '#domain/vote/rounds.ts';
import { subjectOfVote } from '#domain/vote/vote.ts';
import { electorateOf } from '../vote-desk.ts';
import { declaredKind } from '../sheet-rights.ts';
import { establishmentView } from './establishment-view.ts';

export type SessionRows = {
  row: SessionRow;
  /** Boards, people and votes of its cluster and of itself. */
  boards: readonly BoardRow[];
  members: readonly MemberRow[];
  votes: readonly SessionVoteRow[];
};

/** The page of a session for one of its cluster. */
export function sessionView(actor: Actor, rows: SessionRows, live: SessionState): SessionView {
  const { session, phaseTitle } = rows.row;
  return {
    id: session.id,
    title: session.title,
    phaseTitle,
    state: live.state,
    startsAt: session.startsAt,
    endsAt: session.endsAt,
    visioUrl: session.visioUrl,
    live: sessionSeenBy(actor, live),
    canRun: can(actor, 'session.run', { clusterId: session.clusterId }),
    phaseId: session.phaseId,
    boards: rows.boards.map(({ id, phaseId, phaseTitle: phase, title, kind }) => ({
      id,
      phaseId,
      phaseTitle: phase,
      title,
      kind,
      family: declaredKind(kind).family,
    })),
    votes: rows.votes
      .filter((vote) => can(actor, 'vote.turnout', subjectOfVote(session.clusterId, electorateOf(vote))))
      .map(({ id, question, state, openedAt }) => ({
        id,
        question,
        round: roundOf(rows.votes, id),
        state,
        openedAt,
      })),
    people: rows.members
      // Observers do not come to sessions (rule A5).
      .filter(({ role }) => role !== 'observer')
      .map(({ personId, name, role, establishment }) => ({
        personId,
        name,
        role,
        establishment: establishment && establishmentView(establishment),
      })),
  };
}
