import { CATALOGUE } from '#domain/boards/catalogue.ts';
import type { BoardKind } from '#domain/boards/kind.ts';
import { foldedWords } from '#domain/sheet/search.ts';

/** Accents and capitals do not count: « etat » finds « État des lieux ». */
const plain = (text: string) => foldedWords(text).replaceAll("'", ' ');

/** Kinds whose title or instruction holds every word of the search, those that say it in their title first. */
export function kindsFor(search: string): BoardKind[] {
  const words = plain(search).split(/\s+/).filter(Boolean);
  const holds = (text: string) => words.every((word) => plain(text).includes(word));
  const inTitle = CATALOGUE.filter(({ title }) => holds(title));
  const elsewhere = CATALOGUE.filter(
    (kind) => !inTitle.includes(kind) && holds(`${kind.title} ${kind.instruction}`),
  );
  return [...inTitle, ...elsewhere];
}
