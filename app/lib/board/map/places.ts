import type { KindOf } from '#domain/boards/kind.ts';
import { number } from '#app/lib/french/numbers.ts';

type MapKind = KindOf<'map'>;
export type Point = { x: number; y: number };
/** A placed subject: its number on the plane is its number in the list. */
export type NumberedPoint = Point & { id: string; number: number };

/**
 * `now`, in which every point that has not moved is the object it was `before`, and the same array when none has: a letter typed
 * in one subject must not draw five hundred again.
 */
export function settled(
  before: readonly NumberedPoint[],
  now: readonly NumberedPoint[],
): readonly NumberedPoint[] {
  const known = new Map(before.map((point) => [point.id, point]));
  const kept = now.map((point) => {
    const old = known.get(point.id);
    return old?.x === point.x && old.y === point.y && old.number === point.number ? old : point;
  });
  return kept.length === before.length && kept.every((point, at) => point === before[at]) ? before : kept;
}

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

/** Pixels beyond the plane where a card still lands on its edge. */
const NEAR = 24;

/** True when a pointer, in client pixels, is on the plane or next to it. */
export const reaches = (plane: DOMRect, { x, y }: Point): boolean =>
  x >= plane.left - NEAR && x <= plane.right + NEAR && y >= plane.top - NEAR && y <= plane.bottom + NEAR;

/**
 * The value of a card whose top left corner is at `corner` (client pixels). A card lies wholly inside the plane: its left edge
 * is to the free width what its value is to the axis, so where it is let go is exactly where it will be drawn.
 */
export function pointOfCard(
  range: MapKind['range'],
  plane: DOMRect,
  corner: { left: number; top: number },
  size: { width: number; height: number },
): Point {
  return {
    x: valueAt(range, (corner.left - plane.left) / Math.max(1, plane.width - size.width)),
    y: valueAt(range, 1 - (corner.top - plane.top) / Math.max(1, plane.height - size.height)),
  };
}

const DIRECTIONS: Record<string, Point> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: 1 },
  ArrowDown: { x: 0, y: -1 },
};

/** Where an arrow key takes a card, `step` axis units away; from the middle when it had no place. Null for other keys. */
export function nudged(range: MapKind['range'], from: Point | null, key: string, step: number): Point | null {
  const direction = DIRECTIONS[key];
  if (!direction) return null;
  const middle = (range[0] + range[1]) / 2;
  const { x, y } = from ?? { x: middle, y: middle };
  return {
    x: valueAt(range, partOf(range, x + direction.x * step)),
    y: valueAt(range, partOf(range, y + direction.y * step)),
  };
}
