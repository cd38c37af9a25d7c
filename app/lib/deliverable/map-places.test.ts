import { describe, expect, it } from 'vitest';
import { placeCards } from './map-places.ts';

const card = (id: string, x: number | null, y: number | null) => ({ id, text: id, note: '', x, y });
const sealed = (...cards: ReturnType<typeof card>[]) => ({
  family: 'map' as const,
  kind: 'PRIORITY_MAP',
  cards,
});

describe('a sealed map on paper', () => {
  it('puts a card where the axes say', () => {
    const [placed] = placeCards(sealed(card('a', 5, 1)), [1, 5]);
    expect(placed).toMatchObject({ at: { left: 100, top: 100 }, quadrant: 'bottomRight' });
  });

  it('lists the cards by quadrant, unplaced ones last, each with the number it had while it was being written', () => {
    const placed = placeCards(
      sealed(card('none', null, null), card('low', 1, 1), card('best', 4, 5)),
      [1, 5],
    );
    expect(placed.map(({ id, number }) => [id, number])).toEqual([
      ['best', 3],
      ['low', 2],
      ['none', 1],
    ]);
  });

  it('keeps on the page a card whose place is out of range', () => {
    const [placed] = placeCards(sealed(card('a', 99, -3)), [1, 5]);
    expect(placed!.at).toEqual({ left: 100, top: 100 });
  });

  it('loses no card', () => {
    const cards = Array.from({ length: 40 }, (_, i) =>
      card(`c${i}`, i % 7 === 0 ? null : (i % 5) + 1, (i % 4) + 1),
    );
    expect(placeCards(sealed(...cards), [1, 5])).toHaveLength(40);
  });
});
