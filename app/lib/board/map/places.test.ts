import { priorityMap } from '#domain/boards/kinds/priority-map.ts';
import { describe, expect, it } from 'vitest';
import { partOf, pileDepths, placeSaying, quadrantOf, valueAt } from './places.ts';

describe('places on a map', () => {
  it('turns pixels into values and back, within the axes', () => {
    expect(valueAt([1, 5], 0.5)).toBe(3);
    expect(valueAt([1, 5], 1.7)).toBe(5);
    expect(valueAt([1, 5], -3)).toBe(1);
    expect(partOf([1, 5], 4)).toBe(0.75);
    expect(partOf([1, 5], 99)).toBe(1);
  });

  it('names the quadrant', () => {
    expect(quadrantOf(priorityMap, { x: 4, y: 4 })).toBe('À expérimenter');
    expect(quadrantOf(priorityMap, { x: 1, y: 4 })).toBe('À préparer');
    expect(quadrantOf(priorityMap, { x: 4, y: 1 })).toBe('Gains rapides');
    expect(quadrantOf(priorityMap, { x: 1, y: 1 })).toBe('À surveiller');
    expect(placeSaying(priorityMap, { x: 3.5, y: 4 })).toBe('Maîtrise 3,5, Importance 4 : À expérimenter');
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
});
