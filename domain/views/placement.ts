import type { PlacementItem, PlacementState, Points } from '../placement/placement.ts';
import type { PlacementResult } from '../placement/result.ts';

/** The cards of a map, each person alone first. Before the reveal: how many placed, and one's own points. */
export type PlacementView = {
  id: string;
  sheetId: string;
  state: PlacementState;
  range: readonly [number, number];
  items: PlacementItem[];
  electors: number;
  placed: number;
  openedAt: number;
  /** Null when not of the people who place, and after the reveal. */
  own: { points: Points } | null;
  /** Null before the reveal. */
  result: PlacementResult | null;
  canReveal: boolean;
};

/** What the page of a map needs of placements: the newest one, if any. */
export type SheetPlacementView = {
  placement: PlacementView | null;
  canOpen: boolean;
  /** People who would place if one was opened now. */
  electors: number;
};
