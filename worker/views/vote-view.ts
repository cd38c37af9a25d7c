import type { ClusterRow } from '#db/queries/clusters.ts';
import type { EstablishmentRow } from '#db/queries/establishments.ts';
import type { VoteRow } from '#db/queries/votes.ts';
import { can } from '#domain/people/capabilities.ts';
import type { Actor } from '#domain/people/roles.ts';
import type { VoteView } from '#domain/views.ts';
import type { OwnBallot, Turnout } from '#party/ballot-box.ts';
import { isOfElectorate, subjectOfVote } from '#domain/vote/vote.ts';
import { collegeLabels } from './college-labels.ts';

export type VoteRows = {
  row: VoteRow;
  cluster: ClusterRow;
  establishments: readonly EstablishmentRow[];
};

/** A vote as one person may see it. `turnout` and `own` are what its box answered for them. */
export function voteView(actor: Actor, rows: VoteRows, turnout: Turnout, own: OwnBallot): VoteView {
  const { vote, clusterId, boardTitle, result } = rows.row;
  const subject = subjectOfVote(clusterId, vote.electorate);
  const published = vote.state === 'published' && can(actor, 'vote.result', subject);
  return {
    id: vote.id,
    sessionId: vote.sessionId,
    boardId: vote.boardId,
    boardTitle,
    question: vote.question,
    state: vote.state,
    budget: vote.budget,
    cap: vote.cap,
    electorate: vote.electorate,
    electorateLabel: electorateLabel(rows),
    electors: vote.electorCount,
    voters: turnout.voters,
    items: vote.items,
    openedAt: vote.openedAt,
    own: own.elector && isOfElectorate(vote.electorate, actor) ? { cast: own.cast } : null,
    result: published ? result : null,
    previousVoteId: vote.previousVoteId,
    canClose: vote.state === 'open' && can(actor, 'vote.create', subject),
  };
}

/** The electorate by its own name: the cluster's, the establishment's, or the one the programme gives the college. */
function electorateLabel({ row, cluster, establishments }: VoteRows): string {
  const { electorate } = row.vote;
  switch (electorate.scope) {
    case 'cluster':
      return cluster.name;
    case 'establishment':
      return establishments.find(({ id }) => id === electorate.establishmentId)?.name ?? cluster.name;
    case 'college':
      return collegeLabels(cluster.template)[electorate.college];
  }
}
