import { plainWords } from '../people/person-draft.ts';
import { ESTABLISHMENT_STATUSES, proposeType } from './proposals.ts';

/** What a line says of an establishment; empty or null where it says nothing. */
export type PastedEstablishment = {
  name: string;
  type: string;
  status: string;
  department: string;
  headcount: number | null;
};

/** First cells that title a column instead of naming an establishment. */
const HEADINGS = new Set([
  ...['nom', 'nom complet', 'nom usuel', 'denomination', 'raison sociale'],
  ...[
    'etablissement',
    'etablissements',
    'nom de l etablissement',
    'nom des etablissements',
    'nom etablissement',
  ],
  ...['structure', 'structures', 'nom de la structure', 'liste des etablissements'],
]);

/**
 * Establishments from a list as people keep one: a name a line, then, in the next columns of a spreadsheet, type, status, department and
 * headcount. Empty lines, a line of titles and a name that came before are passed over.
 */
export function pastedEstablishments(text: string): PastedEstablishment[] {
  const found = new Map<string, PastedEstablishment>();
  // Above the titles may stand empty lines; under the first name, « Structure » is a name like another.
  for (const [index, line] of text.trim().split(/\r?\n/).entries()) {
    const [name = '', type = '', status = '', department = '', headcount = ''] = line
      .split(/[\t;]/)
      .map((cell) =>
        cell
          .trim()
          .normalize('NFC')
          .replace(/^"(.*)"$/, '$1')
          .replaceAll('""', '"'),
      );
    const key = plainWords(name);
    if (!key || found.has(key) || (index === 0 && HEADINGS.has(key))) continue;
    const count = Number.parseInt(headcount.replace(/\s/g, ''), 10);
    found.set(key, {
      name,
      type: type || proposeType(name),
      status: status || ESTABLISHMENT_STATUSES[0],
      department,
      headcount: count >= 0 ? count : null,
    });
  }
  return [...found.values()];
}
