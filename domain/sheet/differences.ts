import { kindOfProjection } from '../boards/catalogue.ts';
import type { SheetKind, KindOf } from '../boards/kind.ts';
import type { Difference } from '../views.ts';
import { frenchDay, frenchNumber } from './french-values.ts';
import { groupTitle } from './arrangement.ts';
import { type ProjectionOf, type SheetProjection } from './projection.ts';
import { longestRise } from './longest-rise.ts';
import { answerText, markTitles, cellText, positionOf, quadrantOf, rowText, rowTitle } from './wording.ts';

/*
 * What changed between two sealed versions. Every family is first laid out as items with parts, so that one comparison serves
 * all: items are known by their id, whatever happened to their words.
 */

/** Said of a group nobody named yet: its cards were gathered all the same. */
const UNTITLED = 'Groupe sans titre';

/** One thing that can be written in an item: a card's text, a note, a cell, a field. `where` is null when it is the item itself. */
type Part = { key: string; where: string | null; text: string };

type Item = {
  id: string;
  /** What it is about. */
  what: string;
  /** Where it stands; two places are the same when `key` is. `label` may be null: nowhere yet. */
  place: { key: string; label: string | null; where: string | null };
  parts: Part[];
  /** Its order among its neighbours is seen on screen. */
  ordered: boolean;
  /** All it says, for an item that came or went. */
  summary: string;
};

/**
 * Differences from `before` to `after`, in the order of `after`, what was removed last. Two projections of different kinds, or
 * of a kind nobody declares any more, have no item in common.
 */
export function differencesBetween(before: SheetProjection, after: SheetProjection): Difference[] {
  if (before.kind === after.kind && before.family === 'form' && after.family === 'form')
    return formDifferences(before, after, kindOfProjection(after));
  const sameKind = before.kind === after.kind && before.family === after.family;
  const earlier = new Map(sameKind ? itemsOf(before).map((item) => [item.id, item]) : []);
  const items = itemsOf(after);
  const stepped = steppedAside(earlier, items);

  const differences = items.flatMap((item): Difference[] => {
    const was = earlier.get(item.id);
    if (!was) return [{ change: 'added', ...whole(item), before: null, after: item.summary }];
    return [...editsOf(was, item), ...movesOf(was, item, stepped)];
  });
  const kept = new Set(sameKind ? items.map((item) => item.id) : []);
  const removed = itemsOf(before)
    .filter((item) => !kept.has(item.id))
    .map((item): Difference => ({ change: 'removed', ...whole(item), before: item.summary, after: null }));
  return [...differences, ...removed];
}

const whole = ({ what, place }: Item) => ({ where: place.where, what });

function editsOf(was: Item, item: Item): Difference[] {
  // A day's measure comes and goes: what only the earlier version said is now said by nothing.
  const gone = was.parts.filter(({ key }) => item.parts.every((part) => part.key !== key));
  return [...item.parts, ...gone.map((part) => ({ ...part, text: '' }))].flatMap((part): Difference[] => {
    const earlier = was.parts.find(({ key }) => key === part.key)?.text ?? '';
    if (earlier === part.text) return [];
    const where = part.where ?? item.place.where;
    return [{ change: 'edited', where, what: item.what, before: earlier || null, after: part.text || null }];
  });
}

function movesOf(was: Item, item: Item, stepped: ReadonlyMap<string, Ranks>): Difference[] {
  const moved = { change: 'moved', ...whole(item) } as const;
  if (was.place.key !== item.place.key)
    return [{ ...moved, before: was.place.label, after: item.place.label }];
  const ranks = stepped.get(item.id);
  return ranks ? [{ ...moved, before: `position ${ranks.before}`, after: `position ${ranks.after}` }] : [];
}

/** From 1, among the items that stayed in the zone or table: what came and went does not make a rank change. */
type Ranks = { before: number; after: number };

/**
 * Items that stayed in their zone or table but changed their order there. Only the fewest that had to move, those outside the longest
 * run that kept its order: putting one card first must not report all those it pushed down.
 */
function steppedAside(earlier: ReadonlyMap<string, Item>, items: readonly Item[]): Map<string, Ranks> {
  const order = new Map([...earlier.keys()].map((id, index) => [id, index]));
  const orderOf = ({ id }: Item) => order.get(id) as number;
  const stayed = items.filter(
    ({ id, place, ordered }) => ordered && earlier.get(id)?.place.key === place.key,
  );
  const still = longestRise(stayed.map(orderOf));
  if (still.size === stayed.length) return new Map();
  const after = ranksOf(stayed);
  const before = ranksOf(stayed.toSorted((one, other) => orderOf(one) - orderOf(other)));
  return new Map(
    stayed
      .filter((_item, index) => !still.has(index))
      .map(({ id }) => [id, { before: before.get(id) as number, after: after.get(id) as number }]),
  );
}

/** Rank of each item in its own place, from 1. */
function ranksOf(items: readonly Item[]): Map<string, number> {
  const counts = new Map<string, number>();
  return new Map(
    items.map(({ id, place }) => {
      const rank = (counts.get(place.key) ?? 0) + 1;
      counts.set(place.key, rank);
      return [id, rank];
    }),
  );
}

function itemsOf(projection: SheetProjection): Item[] {
  const kind = kindOfProjection(projection);
  switch (projection.family) {
    case 'cards':
      return projection.zones.flatMap((zone) => {
        const title = zoneTitle(zone.key, kind);
        const marks = kind?.family === 'cards' ? kind.marks : undefined;
        return zone.cards.map((card) => ({
          id: card.id,
          ordered: true,
          what: card.text,
          place: { key: zone.key, label: title, where: title },
          parts: [
            { key: 'text', where: null, text: card.text },
            { key: 'group', where: 'Groupe', text: card.group ? groupTitle(zone, card) || UNTITLED : '' },
            { key: 'marks', where: 'Marques', text: markTitles(card, marks) },
          ],
          summary: [card.text, markTitles(card, marks)].filter((text) => text !== '').join(' · '),
        }));
      });
    case 'map':
      return projection.cards.map((card) => {
        const label = positionOf(card);
        const noteTitle = kind?.family === 'map' ? kind.noteTitle : null;
        return {
          id: card.id,
          ordered: false,
          what: card.text,
          // Rounded as shown: a card nudged by a hair did not move for anyone who reads the list.
          place: { key: label ?? '', label, where: kind?.family === 'map' ? quadrantOf(card, kind) : null },
          parts: [
            { key: 'text', where: null, text: card.text },
            { key: 'note', where: noteTitle, text: card.note },
          ],
          summary: [card.text, card.note].filter((text) => text !== '').join(' · '),
        };
      });
    case 'table':
      return tableItems(projection, kind?.family === 'table' ? kind : undefined);
    case 'form':
      return formFields(projection, kind).map(({ key, title, text }) => ({
        id: key,
        ordered: false,
        what: title,
        place: { key: '', label: null, where: null },
        parts: [{ key, where: null, text }],
        summary: text,
      }));
  }
}

function zoneTitle(key: string, kind: SheetKind | undefined): string {
  return (kind?.family === 'cards' && kind.zones.find((zone) => zone.key === key)?.title) || key;
}

function tableItems({ rows }: ProjectionOf<'table'>, kind: KindOf<'table'> | undefined): Item[] {
  return rows.map((row) => {
    const columns =
      kind?.columns ?? Object.keys(row.cells).map((key) => ({ key, title: key, type: 'text' as const }));
    const parts = columns.flatMap((column): Part[] => {
      if (column.type !== 'measures')
        return [{ key: column.key, where: column.title, text: cellText(row.cells[column.key], column) }];
      return (row.measures?.[column.key] ?? []).map(({ day, value }) => ({
        key: `${column.key}@${day}`,
        where: `${column.title}, ${frenchDay(day)}`,
        text: frenchNumber(value),
      }));
    });
    return {
      id: row.id,
      ordered: true,
      what: rowTitle(row, columns),
      place: { key: '', label: null, where: null },
      parts,
      summary: columns
        .map((column) => rowText(row, column))
        .filter((text) => text !== '')
        .join(' · '),
    };
  });
}

function formFields({ fields }: ProjectionOf<'form'>, kind: SheetKind | undefined) {
  const titles =
    kind?.family === 'form' ? kind.fields : Object.keys(fields).map((key) => ({ key, title: key }));
  return titles.map((field) => ({
    key: field.key,
    title: field.title,
    text: answerText(fields[field.key], field),
  }));
}

/** The fields of a form never come or go; their answers do. */
function formDifferences(
  before: ProjectionOf<'form'>,
  after: ProjectionOf<'form'>,
  kind: SheetKind | undefined,
): Difference[] {
  // Each in the words of its own day: what was free text may have become a choice since.
  const earlierText = new Map(
    formFields(before, kindOfProjection(before)).map(({ key, text }) => [key, text]),
  );
  return formFields(after, kind).flatMap(({ key, title, text }): Difference[] => {
    const earlier = earlierText.get(key) ?? before.fields[key] ?? '';
    if (earlier === text) return [];
    const change = earlier === '' ? 'added' : text === '' ? 'removed' : 'edited';
    return [{ change, where: null, what: title, before: earlier || null, after: text || null }];
  });
}
