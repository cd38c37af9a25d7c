import { CATALOGUE } from '#domain/boards/catalogue.ts';
import type { BoardKind } from '#domain/boards/kind.ts';
import { foldedWords } from '#domain/sheet/search.ts';

/** Accents and capitals do not count: « etat » finds « État des lieux ». */
const plain = (text: string) => foldedWords(text).replaceAll("'", ' ');

/** What a board asks for: titles of its zones, columns or fields. */
function partsOf(kind: BoardKind): string {
  const parts =
    kind.family === 'cards'
      ? kind.zones
      : kind.family === 'table'
        ? kind.columns
        : kind.family === 'form'
          ? kind.fields
          : [];
  return parts.map(({ title }) => title).join(' ');
}

/** Kinds whose title, instruction or parts hold every word of the search, those that say it in their title first. */
export function kindsFor(search: string): BoardKind[] {
  const words = plain(search).split(/\s+/).filter(Boolean);
  const holds = (text: string) => words.every((word) => plain(text).includes(word));
  const inTitle = CATALOGUE.filter(({ title }) => holds(title));
  const elsewhere = CATALOGUE.filter(
    (kind) => !inTitle.includes(kind) && holds(`${kind.title} ${kind.instruction} ${partsOf(kind)}`),
  );
  return [...inTitle, ...elsewhere];
}
