import { priorityMap } from '#domain/boards/kinds/priority-map.ts';
import { describe, expect, it } from 'vitest';
import {
  nudged,
  partOf,
  pileDepths,
  placeSaying,
  pointOfCard,
  quadrantOf,
  reaches,
  settled,
  valueAt,
} from './places.ts';

/** A plane of 500 × 300 pixels whose top left is at 100, 50. */
const plane = { left: 100, top: 50, right: 600, bottom: 350, width: 500, height: 300 } as DOMRect;

describe('places on a map', () => {
  it('turns pixels into values and back, within the axes', () => {
    expect(valueAt([1, 5], 0.5)).toBe(3);
    expect(valueAt([1, 5], 1.7)).toBe(5);
    expect(valueAt([1, 5], -3)).toBe(1);
    expect(partOf([1, 5], 4)).toBe(0.75);
    expect(partOf([1, 5], 99)).toBe(1);
    // A place from a file, as a field that takes tenths may hold it.
    expect(valueAt([1, 5], partOf([1, 5], 2.3456))).toBe(2.3);
  });

  it('names the quadrant', () => {
    expect(quadrantOf(priorityMap, { x: 4, y: 4 })).toBe('À expérimenter');
    expect(quadrantOf(priorityMap, { x: 1, y: 4 })).toBe('À préparer');
    expect(quadrantOf(priorityMap, { x: 4, y: 1 })).toBe('Gains rapides');
    expect(quadrantOf(priorityMap, { x: 1, y: 1 })).toBe('À surveiller');
    expect(placeSaying(priorityMap, { x: 3.5, y: 4 })).toBe('Maîtrise 3,5, Importance 4 : À expérimenter');
  });

  it('keeps what has not moved', () => {
    const before = [
      { id: 'a', number: 1, x: 2, y: 2 },
      { id: 'b', number: 2, x: 3, y: 3 },
    ];
    expect(settled(before, structuredClone(before))).toBe(before);
    const moved = settled(before, [before[0]!, { id: 'b', number: 2, x: 3, y: 4 }]);
    expect(moved[0]).toBe(before[0]);
    expect(moved[1]).toEqual({ id: 'b', number: 2, x: 3, y: 4 });
    const aside = settled(before, [{ id: 'a', number: 1, x: 1, y: 2 }, before[1]!]);
    expect(aside).toEqual([{ id: 'a', number: 1, x: 1, y: 2 }, before[1]]);
    expect(settled(before, [{ id: 'b', number: 1, x: 3, y: 3 }])).toEqual([
      { id: 'b', number: 1, x: 3, y: 3 },
    ]);
  });

  it('counts what lies under a card', () => {
    const depths = pileDepths(
      [
        { id: 'a', x: 2, y: 2 },
        { id: 'b', x: 2.1, y: 2 },
        { id: 'c', x: 4, y: 4 },
        { id: 'd', x: 2, y: 2.1 },
      ],
      0.2,
    );
    expect([...depths.values()]).toEqual([0, 1, 0, 2]);
  });

  it('reads the value of a card from where it is let go, wholly inside the plane', () => {
    const size = { width: 100, height: 60 };
    expect(pointOfCard([1, 5], plane, { left: 100, top: 50 }, size)).toEqual({ x: 1, y: 5 });
    expect(pointOfCard([1, 5], plane, { left: 500, top: 290 }, size)).toEqual({ x: 5, y: 1 });
    expect(pointOfCard([1, 5], plane, { left: 300, top: 170 }, size)).toEqual({ x: 3, y: 3 });
    expect(pointOfCard([1, 5], plane, { left: -80, top: 900 }, size)).toEqual({ x: 1, y: 1 });
    expect(pointOfCard([1, 5], plane, { left: 100, top: 50 }, { width: 900, height: 900 })).toEqual({
      x: 1,
      y: 5,
    });
  });

  it('takes a card let go just beside the plane', () => {
    expect(reaches(plane, { x: 90, y: 360 })).toBe(true);
    expect(reaches(plane, { x: 60, y: 200 })).toBe(false);
    expect(reaches(plane, { x: 200, y: 380 })).toBe(false);
  });

  it('moves by arrows, from the middle when a card waits, never past the axes', () => {
    expect(nudged([1, 5], { x: 2, y: 2 }, 'ArrowRight', 0.1)).toEqual({ x: 2.1, y: 2 });
    expect(nudged([1, 5], { x: 2, y: 2 }, 'ArrowDown', 0.5)).toEqual({ x: 2, y: 1.5 });
    expect(nudged([1, 5], { x: 5, y: 5 }, 'ArrowUp', 0.5)).toEqual({ x: 5, y: 5 });
    expect(nudged([1, 5], null, 'ArrowLeft', 0.5)).toEqual({ x: 2.5, y: 3 });
    expect(nudged([1, 5], null, 'PageUp', 0.5)).toBeNull();
  });
});
