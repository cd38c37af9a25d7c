type Round = { id: string; previousVoteId: string | null };

/** Which round of its question a vote is: 1, then one more for each vote it follows. `votes`: those of its session. */
export function roundOf(votes: readonly Round[], id: string): number {
  const byId = new Map(votes.map((vote) => [vote.id, vote]));
  let round = 1;
  for (let vote = byId.get(id); vote?.previousVoteId && round <= votes.length; round += 1)
    vote = byId.get(vote.previousVoteId);
  return round;
}
