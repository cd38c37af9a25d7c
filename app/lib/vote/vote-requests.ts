import type { KeptItem, VoteFollowUp, VoteView } from '#domain/views.ts';
import type { Ballot } from '#domain/vote/vote.ts';
import { api, ask } from '#app/lib/api.ts';

/* The API of votes, as the screens use it. Every function throws `ApiError`. A ballot travels by POST, never on a socket. */

const votes = api.votes[':id'];
const of = (id: string) => ({ param: { id } });

export const loadVote = (id: string): Promise<VoteView> => ask(votes.$get(of(id)));

/** Casts, or replaces the ballot cast before. The login's end is said in place: leaving would lose the choices. */
export const castBallot = (id: string, ballot: Ballot): Promise<VoteView> =>
  ask(votes.ballot.$post({ ...of(id), json: { ballot } }), { expired: 'stay' });

export const closeVote = (id: string): Promise<VoteView> => ask(votes.close.$post(of(id)));

export const openSecondRound = (id: string, itemIds: string[]): Promise<VoteView> =>
  ask(votes['second-round'].$post({ ...of(id), json: { itemIds } }));

/** Leading items this person may take further. */
export const loadKept = async (id: string): Promise<KeptItem[]> =>
  (await ask(votes['follow-ups'].$get(of(id)))).kept;

export const takeFurther = (id: string, itemId: string): Promise<VoteFollowUp> =>
  ask(votes['follow-ups'].$post({ ...of(id), json: { itemId } }));

export const resultCsvPath = (id: string): string => `/api/votes/${encodeURIComponent(id)}/result.csv`;
