import type { ErrorCode } from '../errors.ts';
import type { PlacementTerms, Points } from './placement.ts';

type Refusal = Extract<ErrorCode, 'bad_request' | 'placement_unknown_item' | 'placement_out_of_range'>;

/** Why what a person placed is refused, or null when it is good: items of the placement only, within its axes (rule P1). */
export function refusalOf(points: Points, { items, range }: PlacementTerms): Refusal | null {
  const known = new Set(items.map(({ id }) => id));
  const [low, high] = range;
  for (const [itemId, point] of Object.entries(points)) {
    if (!known.has(itemId)) return 'placement_unknown_item';
    for (const value of [point.x, point.y]) {
      if (!Number.isFinite(value)) return 'bad_request';
      if (value < low || value > high) return 'placement_out_of_range';
    }
  }
  return null;
}

/**
 * The one way to write a placement down: items in the order of the opening, values to a tenth. The order in which a person placed
 * is not kept, and nothing finer than the screens show, by which a hand could be told from another (rule P6).
 */
export function canonicalPoints(points: Points, { items }: PlacementTerms): Points {
  const tenth = (value: number): number => Math.round(value * 10) / 10;
  return Object.fromEntries(
    items.flatMap(({ id }) => {
      const point = Object.hasOwn(points, id) ? points[id] : undefined;
      return point ? [[id, { x: tenth(point.x), y: tenth(point.y) }]] : [];
    }),
  );
}
