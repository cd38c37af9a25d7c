import type { PlacementItem, PlacementTerms, Points } from './placement.ts';
import { measureFor, spreadOf, type Spread, type SpreadMeasure } from './spread.ts';

/** People who must have placed an item before anything of it is shown: one alone, the median would be their own point. */
const PLACED_BY_AT_LEAST = 2;

/** What is shown of one item, or that it is withheld (rule P5). */
export type PlacedItem = PlacementItem &
  (
    | { withheld: true }
    | { withheld: false; placedBy: number; measure: SpreadMeasure; x: Spread; y: Spread; width: number }
  );

/** What is published at the reveal, and all that ever leaves the box. Widest disagreements first, withheld items last. */
export type PlacementResult = {
  placementId: string;
  /** People who could place, and who placed at least one item. */
  electors: number;
  placed: number;
  items: PlacedItem[];
  /** Milliseconds UTC. */
  revealedAt: number;
};

/** Medians and spreads of what everyone placed. The order of the people changes nothing. */
export function summarise(
  { placementId, items }: PlacementTerms,
  electors: number,
  everyone: readonly Points[],
  revealedAt: number,
): PlacementResult {
  return {
    placementId,
    electors,
    placed: everyone.filter((points) => Object.keys(points).length > 0).length,
    items: items.map((item) => summariseItem(item, everyone)).sort((a, b) => widthOf(b) - widthOf(a)),
    revealedAt,
  };
}

function summariseItem({ id, title }: PlacementItem, everyone: readonly Points[]): PlacedItem {
  const points = everyone.flatMap((one) => (Object.hasOwn(one, id) && one[id] ? [one[id]] : []));
  const x = spreadOf(points.map((point) => point.x));
  const y = spreadOf(points.map((point) => point.y));
  if (!x || !y || points.length < PLACED_BY_AT_LEAST) return { id, title, withheld: true };
  return {
    id,
    title,
    withheld: false,
    placedBy: points.length,
    measure: measureFor(points.length),
    x,
    y,
    // The wider of the two axes: people who agree on the importance and not on the grip do disagree.
    width: Math.round(Math.max(x.high - x.low, y.high - y.low) * 100) / 100,
  };
}

/** Sorting is stable: items as wide as one another keep the order of the opening, which says nothing. */
const widthOf = (item: PlacedItem): number => (item.withheld ? -1 : item.width);
