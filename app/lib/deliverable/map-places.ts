import type { KindOf } from '#domain/boards/kind.ts';
import type { ProjectionOf } from '#domain/sheet/projection.ts';

export type PlacedCard = {
  id: string;
  /** Number on the map and in the list, from 1, the same as while the map was being written: people say « le 3 ». */
  number: number;
  text: string;
  note: string;
  /** Percent of the width from the left and of the height from the top; null when nobody placed the card. */
  at: { left: number; top: number } | null;
  quadrant: keyof KindOf<'map'>['quadrants'] | null;
};

/** Cards of a sealed map: placed ones by quadrant (best first: high right), then the ones nobody placed. */
export function placeCards(projection: ProjectionOf<'map'>, range: readonly [number, number]): PlacedCard[] {
  const [low, high] = range;
  const part = (value: number) => Math.min(1, Math.max(0, (value - low) / (high - low)));
  const placed = projection.cards.map(({ id, text, note, x, y }, index) => {
    const card = { id, text, note, number: index + 1 };
    if (x === null || y === null) return { ...card, at: null, quadrant: null };
    const [right, up] = [part(x), part(y)];
    const quadrant = `${up >= 0.5 ? 'top' : 'bottom'}${right >= 0.5 ? 'Right' : 'Left'}` as const;
    return { ...card, at: { left: right * 100, top: (1 - up) * 100 }, quadrant };
  });
  const order = ['topRight', 'topLeft', 'bottomRight', 'bottomLeft', null];
  return order.flatMap((quadrant) => placed.filter((card) => card.quadrant === quadrant));
}
