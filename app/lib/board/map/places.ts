import type { KindOf } from '#domain/boards/kind.ts';
import { number } from '#app/lib/french/numbers.ts';

type MapKind = KindOf<'map'>;
export type Point = { x: number; y: number };

/** Part of the way from the low bound to the high one, 0 to 1. */
export const partOf = ([low, high]: MapKind['range'], value: number): number =>
  Math.min(1, Math.max(0, (value - low) / (high - low)));

/** The value at a part of the way, rounded to a tenth: finer would pretend to a precision nobody has. */
export function valueAt([low, high]: MapKind['range'], part: number): number {
  const value = low + Math.min(1, Math.max(0, part)) * (high - low);
  return Math.round(value * 10) / 10;
}

/** Name of the quadrant a point is in. */
export function quadrantOf(kind: MapKind, { x, y }: Point): string {
  const [right, up] = [partOf(kind.range, x) >= 0.5, partOf(kind.range, y) >= 0.5];
  if (up) return right ? kind.quadrants.topRight : kind.quadrants.topLeft;
  return right ? kind.quadrants.bottomRight : kind.quadrants.bottomLeft;
}

/** « Maîtrise 3,5, Importance 4 : À expérimenter », for a screen reader. */
export function placeSaying(kind: MapKind, point: Point): string {
  return `${kind.x.title} ${number(point.x)}, ${kind.y.title} ${number(point.y)} : ${quadrantOf(kind, point)}`;
}

/**
 * How many cards already lie (nearly) where each one does, in the given order: they are drawn fanned out, so that a pile
 * reads as a pile. `near` is in axis units.
 */
export function pileDepths(points: readonly (Point & { id: string })[], near: number): Map<string, number> {
  const depths = new Map<string, number>();
  points.forEach((point, index) => {
    const under = points
      .slice(0, index)
      .filter((other) => Math.abs(other.x - point.x) < near && Math.abs(other.y - point.y) < near);
    depths.set(point.id, under.length);
  });
  return depths;
}
