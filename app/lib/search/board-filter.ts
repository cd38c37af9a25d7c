import type { SheetKind } from '#domain/boards/kind.ts';
import type { SheetProjection } from '#domain/sheet/projection.ts';
import { folded, hitsIn } from '#domain/sheet/search.ts';

/** Something a board can be narrowed by: a zone, a column of choices or of people. */
export type Narrowing = { key: string; title: string; options: { value: string; label: string }[] };

/** Stands for cells that nobody filled. */
export const UNFILLED = '\0';

/** What a board of this kind can be narrowed by, as it stands. */
export function narrowingsOf(kind: SheetKind, projection: SheetProjection): Narrowing[] {
  if (kind.family === 'cards')
    return [
      {
        key: 'zone',
        title: 'Zone',
        options: kind.zones.map(({ key, title }) => ({ value: key, label: title })),
      },
    ];
  if (kind.family !== 'table' || projection.family !== 'table') return [];
  return kind.columns.flatMap(({ key, title, ...column }): Narrowing[] => {
    if (column.type !== 'choice' && column.type !== 'person') return [];
    const held = new Set(projection.rows.map(({ cells }) => cells[key] ?? UNFILLED));
    const known =
      column.type === 'choice'
        ? column.choices.map((choice) => ({ value: choice.key, label: choice.title }))
        : [...held]
            .filter((value) => value !== UNFILLED && value !== '')
            .map((value) => ({ value: String(value), label: String(value) }))
            .sort((one, other) => one.label.localeCompare(other.label, 'fr'));
    const options = known.filter(({ value }) => held.has(value));
    if (held.has(UNFILLED) || held.has('')) options.push({ value: UNFILLED, label: 'Non renseigné' });
    // One choice alone narrows nothing.
    return options.length > 1 ? [{ key, title, options }] : [];
  });
}

/** Ids of the items that say the query and hold every choice made; a form's items are its fields. */
export function idsFound(
  projection: SheetProjection,
  kind: SheetKind,
  query: string,
  chosen: Readonly<Record<string, string>>,
): Set<string> {
  const looked = folded(query);
  const saying = looked === '' ? null : new Set(hitsIn(projection, kind, looked).map(({ itemId }) => itemId));
  const holding = idsHolding(projection, chosen);
  if (saying === null) return holding ?? new Set();
  return holding === null ? saying : new Set([...saying].filter((id) => holding.has(id)));
}

function idsHolding(
  projection: SheetProjection,
  chosen: Readonly<Record<string, string>>,
): Set<string> | null {
  const made = Object.entries(chosen).filter(([, value]) => value !== '');
  if (made.length === 0) return null;
  if (projection.family === 'cards')
    return new Set(
      projection.zones
        .filter(({ key }) => key === chosen['zone'])
        .flatMap(({ cards, groups = [] }) => [...cards, ...groups].map(({ id }) => id)),
    );
  if (projection.family !== 'table') return null;
  return new Set(
    projection.rows
      .filter(({ cells }) => made.every(([key, value]) => (cells[key] || UNFILLED) === value))
      .map(({ id }) => id),
  );
}
