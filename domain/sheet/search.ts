import type { SheetKind } from '../boards/kind.ts';
import type { SheetProjection } from './projection.ts';
import { answerText, markTitles, quadrantOf, rowText, rowTitle } from './wording.ts';

/*
 * Finding words in a sheet, without minding accents, capitals, ligatures or the shape of apostrophes: « reunion » finds « Réunion ».
 */

/** Bounds of a search, told to whoever asks. */
export const SEARCH_LIMITS = { shortest: 2, longest: 80 } as const;

/** A found place, with the words around it. `itemId` is a card, a row, or the key of a form's field. */
export type Hit = {
  itemId: string;
  /** Zone, quadrant, column or field it stands in; null when nothing more can be said. */
  where: string | null;
  before: string;
  match: string;
  after: string;
};

/** Letters as they are compared, and where each stands in the text it comes from. */
type Folded = { letters: string; at: number[] };

const SAME: Record<string, string> = {
  œ: 'oe',
  æ: 'ae',
  '’': "'",
  ʼ: "'",
  '‘': "'",
  '‐': '-',
  '‑': '-',
  '–': '-',
};

/** Signs that nobody sees or types: soft hyphens and zero-width characters come with what is copied from a PDF or a web page. */
const UNSEEN = /[\p{M}\p{Cf}]/gu;

function fold(text: string): Folded {
  let letters = '';
  let last = '';
  const at: number[] = [];
  let offset = 0;
  for (const character of text) {
    const lower = character.toLowerCase();
    // NFKD also parts the ligatures of a printed page, « ﬁ » and « ﬂ ».
    const bare = (SAME[lower] ?? lower).normalize('NFKD').replace(UNSEEN, '').replace(/\s/g, ' ');
    for (const letter of bare.split('')) {
      // However many spaces and line ends, words are apart by one.
      if (letter === ' ' && last === ' ') continue;
      last = letter;
      letters += letter;
      at.push(offset);
    }
    offset += character.length;
  }
  at.push(text.length);
  return { letters, at };
}

/** A query as it is compared; '' when it is too short to look for. */
export function folded(query: string): string {
  const { letters } = fold(query.trim().slice(0, SEARCH_LIMITS.longest));
  return letters.length < SEARCH_LIMITS.shortest ? '' : letters;
}

/** Words as they are compared, however short. */
export function foldedWords(text: string): string {
  return fold(text.trim()).letters;
}

/** Where the query stands in the text, as [start, end[ pairs of UTF-16 offsets, from left to right. `query` as given by `folded`. */
export function placesOf(text: string, query: string): [number, number][] {
  if (query === '') return [];
  const { letters, at } = fold(text);
  const places: [number, number][] = [];
  for (let from = letters.indexOf(query); from >= 0; from = letters.indexOf(query, from + query.length)) {
    const start = at[from] ?? 0;
    const last = at[from + query.length - 1] ?? start;
    // The whole of the last character, its accents with it.
    const end = at.slice(from + query.length).find((offset) => offset > last) ?? text.length;
    places.push([start, end]);
  }
  return places;
}

/** True when the text says the query. */
export function says(text: string, query: string): boolean {
  return query !== '' && fold(text).letters.includes(query);
}

/** Characters shown on each side of what was found. */
const AROUND = 60;

/** Everything in a sheet of `kind` that says `query` (as `folded` gives it), one hit per card, cell or field, in the order of the screen. */
export function hitsIn(projection: SheetProjection, kind: SheetKind | undefined, query: string): Hit[] {
  return textsOf(projection, kind).flatMap(({ itemId, where, text }) => {
    const [place] = placesOf(text, query);
    if (!place) return [];
    const [start, end] = place;
    return [
      {
        itemId,
        where,
        before: (start > AROUND ? '…' : '') + text.slice(Math.max(0, start - AROUND), start).toWellFormed(),
        match: text.slice(start, end),
        after: text.slice(end, end + AROUND).toWellFormed() + (text.length > end + AROUND ? '…' : ''),
      },
    ];
  });
}

type Said = { itemId: string; where: string | null; text: string };

function textsOf(projection: SheetProjection, kind: SheetKind | undefined): Said[] {
  if (projection.family === 'cards')
    return projection.zones.flatMap((zone) => {
      const declared = kind?.family === 'cards' ? kind : undefined;
      const where = declared?.zones.find(({ key }) => key === zone.key)?.title ?? null;
      return [
        ...(zone.groups ?? []).map(({ id, title }) => ({ itemId: id, where, text: title })),
        ...zone.cards.flatMap((card) => [
          { itemId: card.id, where, text: card.text },
          { itemId: card.id, where, text: markTitles(card, declared?.marks) },
        ]),
      ];
    });
  if (projection.family === 'map')
    return projection.cards.flatMap((card) => {
      const where = kind?.family === 'map' ? (quadrantOf(card, kind) ?? 'À placer') : null;
      return [card.text, card.note].map((text) => ({ itemId: card.id, where, text }));
    });
  if (projection.family === 'table') {
    const columns = kind?.family === 'table' ? kind.columns.filter(({ type }) => type !== 'image') : [];
    return projection.rows.flatMap((row) =>
      columns.map((column) => {
        const text = rowText(row, column);
        const title = rowTitle(row, columns);
        return { itemId: row.id, where: title === text ? column.title : `${column.title} · ${title}`, text };
      }),
    );
  }
  const fields = kind?.family === 'form' ? kind.fields : [];
  return fields.map((field) => ({
    itemId: field.key,
    where: field.title,
    text: answerText(projection.fields[field.key], field),
  }));
}
