import * as v from 'valibot';
import { VoteItemSchema } from '../vote/vote.ts';

/*
 * A placement (rules P1–P8 of `domain/RULES.md`): the cards of a map, each person alone first, secret until the reveal for everyone.
 * States: open, revealed; a revealed placement never reopens, a new round is a new placement.
 */

export type PlacementState = 'open' | 'revealed';

/** A card to place, as it read at the opening. */
export const PlacementItemSchema = VoteItemSchema;
export type PlacementItem = v.InferOutput<typeof PlacementItemSchema>;

/** Where one card stands, in axis units. */
const PointSchema = v.object({ x: v.pipe(v.number(), v.finite()), y: v.pipe(v.number(), v.finite()) });
export type Point = v.InferOutput<typeof PointSchema>;

/** What one person placed, by item id. Absent: not placed. */
export const PointsSchema = v.record(v.string(), PointSchema);
export type Points = v.InferOutput<typeof PointsSchema>;

/** What was frozen at the opening. `range`: low and high bound of both axes. */
export type PlacementTerms = {
  placementId: string;
  range: readonly [number, number];
  items: readonly PlacementItem[];
};

/** Cards of one placement at most: what a group can talk about, and what one request can carry. */
export const MOST_ITEMS = 200;
