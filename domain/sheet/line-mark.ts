import { isDefused } from '../csv.ts';

/*
 * What stands in the « Identifiant » column: the item's id, then a few signs for each of its cells as they were exported. With them a
 * file that comes back weeks later tells what its owner changed from what the others changed meanwhile, without keeping the export.
 */

const BETWEEN = '~';
/** Signs per cell: two different cells share theirs once in 1.7 million. */
const SIGNS = 4;

/** FNV-1a, in base 36. Not a seal: nobody is kept from writing one, it only remembers. */
export function signOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return (hash % 36 ** SIGNS).toString(36).padStart(SIGNS, '0');
}

export function lineMark(id: string, texts: readonly string[]): string {
  return `${id}${BETWEEN}${texts.map(signOf).join('')}`;
}

/**
 * The id a mark names, and the sign of each cell in the order they were given; no sign for a mark that was shortened by hand. An id may begin
 * with a dash, and keep the apostrophe of a CSV file in the workbook it was saved as.
 */
export function readLineMark(mark: string): { id: string; signs: string[] } {
  const said = mark.trim();
  const [id = '', signs = ''] = (isDefused(said) ? said.slice(1) : said).split(BETWEEN);
  return { id, signs: signs.match(new RegExp(`.{${SIGNS}}`, 'g')) ?? [] };
}
