import * as v from 'valibot';
import type { Subject } from '../people/capabilities.ts';
import { COLLEGES, type Actor, type College } from '../people/roles.ts';

/*
 * A dot vote (rules V1–V11 of `domain/RULES.md`): a budget of voices per person, a cap per item, an electorate frozen at the
 * opening, secret until the close for everyone. States: draft, open, closed, published; a closed vote never reopens.
 */

export const VOTE_STATES = ['draft', 'open', 'closed', 'published'] as const;
export type VoteState = (typeof VOTE_STATES)[number];

/** An item to vote on: a card as it read at the opening. Ids are those of cards; `__proto__` and its kin name no card. */
export const VoteItemSchema = v.object({
  id: v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/), v.notValues(['__proto__', 'constructor', 'prototype'])),
  title: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(500)),
});
export type VoteItem = v.InferOutput<typeof VoteItemSchema>;

/** Who may vote, as the facilitator chose it; turned into people once, at the opening. */
export const ElectorateSchema = v.variant('scope', [
  v.object({ scope: v.literal('cluster') }),
  v.object({ scope: v.literal('establishment'), establishmentId: v.string() }),
  v.object({ scope: v.literal('college'), college: v.picklist(COLLEGES) }),
]);
export type Electorate = v.InferOutput<typeof ElectorateSchema>;

/** A vote as `can` looks at it: its electorate's own thing (rule V10). */
export function subjectOfVote(clusterId: string, electorate: Electorate): Subject {
  return {
    clusterId,
    establishmentId: electorate.scope === 'establishment' ? electorate.establishmentId : null,
    college: electorate.scope === 'college' ? electorate.college : null,
  };
}

/**
 * Is this one of the people the electorate means, as they are now? Asked at the opening (rule V3) and again with each ballot (rule V11).
 * Members only: who facilitates, observes or leads does not vote.
 */
export function isOfElectorate(
  electorate: Electorate,
  { role, establishmentId, college }: Pick<Actor, 'role' | 'establishmentId' | 'college'>,
): boolean {
  if (role !== 'member') return false;
  switch (electorate.scope) {
    case 'cluster':
      return true;
    case 'establishment':
      return establishmentId === electorate.establishmentId;
    case 'college':
      return college === electorate.college;
  }
}

/** One person of the frozen electorate. `college` is kept only to publish counts by college above the threshold. */
export type Elector = { personId: string; college: College | null };

const small = (max: number) => v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(max));

/** What the facilitator fills in to open a vote. */
export const VoteDraftSchema = v.object({
  boardId: v.string(),
  question: v.pipe(v.string(), v.trim(), v.minLength(3), v.maxLength(300)),
  budget: small(20),
  cap: small(20),
  electorate: ElectorateSchema,
  items: v.pipe(
    v.array(VoteItemSchema),
    v.minLength(2),
    v.maxLength(60),
    v.check((items) => new Set(items.map(({ id }) => id)).size === items.length, 'the same item twice'),
  ),
});
export type VoteDraft = v.InferOutput<typeof VoteDraftSchema>;

/** A ballot: voices by item id. Absent is zero. An empty ballot is a blank vote and counts as a voter. */
export const BallotSchema = v.record(
  v.string(),
  v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(20)),
);
export type Ballot = v.InferOutput<typeof BallotSchema>;

/** Votes by college are published from this many voters of the college (`method.md`, the trap of small groups). */
export const SLICE_THRESHOLD = 5;
