import { collegeNamed, establishmentNamed, isYes, roleNamed } from './people-words.ts';
import { emptyPerson, plainWords, type PeopleContext, type PersonDraft } from './person-draft.ts';

/** Columns of a table of people, in the order of the file that is offered to fill in. */
const PEOPLE_COLUMNS = ['first', 'last', 'role', 'college', 'establishment', 'title', 'deputy'] as const;
type Column = (typeof PEOPLE_COLUMNS)[number] | 'full';

/** How people head these columns, without accents or capitals. */
const HEADINGS: Record<Column, readonly string[]> = {
  full: ['nom complet', 'nom et prenom', 'prenom et nom', 'prenom nom', 'nom prenom', 'personne'],
  first: ['prenom', 'prenoms'],
  last: ['nom', 'nom de famille', 'nom d usage'],
  role: ['role', 'profil', 'role dans le cluster'],
  college: ['college', 'represente', 'college represente'],
  establishment: ['etablissement', 'etablissements', 'structure', 'etablissement s', 'etablissements suivis'],
  title: ['fonction', 'poste', 'metier', 'intitule', 'emploi', 'fonction dans l etablissement'],
  deputy: ['suppleant', 'suppleante', 'suppleant e', 'titulaire ou suppleant', 'titulaire suppleant'],
};

/** A cell's words, composed and without stray spaces. */
const tidy = (cell: string | undefined) => (cell ?? '').normalize('NFC').replace(/\s+/g, ' ').trim();

/** A heading may stand under a title and a blank line, not much further. */
const HEADING_WITHIN = 10;

/** Which column of the table holds what, by index. */
type Layout = { columns: Map<Column, number>; firstRow: number };

function layoutOf(rows: readonly (readonly string[])[]): Layout {
  for (const [index, row] of rows.slice(0, HEADING_WITHIN).entries()) {
    const columns = new Map<Column, number>();
    for (const [at, cell] of row.entries()) {
      const heading = plainWords(cell);
      const column = (Object.keys(HEADINGS) as Column[]).find((name) => HEADINGS[name].includes(heading));
      if (column && !columns.has(column)) columns.set(column, at);
    }
    // Two headings at least: « Direction » alone on a line could be anything.
    if (columns.size >= 2 && (columns.has('last') || columns.has('full')))
      return { columns, firstRow: index + 1 };
  }
  return { columns: new Map(PEOPLE_COLUMNS.map((name, at) => [name, at])), firstRow: 0 };
}

/**
 * The people of a table as it was pasted or read from a file: one per line that holds anything. Headings may come in any order and
 * spelling; without any, the columns are those of the offered file. What is not understood stays in `unread`.
 */
export function readPeople(rows: readonly (readonly string[])[], context: PeopleContext): PersonDraft[] {
  const { columns, firstRow } = layoutOf(rows);
  return rows
    .slice(firstRow)
    .filter((row) => row.some((cell) => cell.trim() !== ''))
    .map((row) => {
      const cell = (column: Column): string => {
        const at = columns.get(column);
        return at === undefined ? '' : tidy(row[at]);
      };
      return readPerson(cell, context);
    });
}

/**
 * Headings of columns that hold something and that nothing is made of (« Courriel », « Téléphone »): said, so that nobody looks for
 * them later. None for a table without headings.
 */
export function columnsLeftOut(rows: readonly (readonly string[])[]): string[] {
  const { columns, firstRow } = layoutOf(rows);
  const read = new Set(columns.values());
  const lines = rows.slice(firstRow);
  return (rows[firstRow - 1] ?? [])
    .map((heading, at) => ({ heading: tidy(heading), at }))
    .filter(({ heading, at }) => heading && !read.has(at) && lines.some((row) => tidy(row[at])))
    .map(({ heading }) => heading);
}

function readPerson(cell: (column: Column) => string, context: PeopleContext): PersonDraft {
  const person = emptyPerson();
  person.name = cell('full') || [cell('first'), cell('last')].filter(Boolean).join(' ');
  person.title = cell('title');
  const unread: PersonDraft['unread'] = {};

  const college = cell('college');
  person.college = college ? collegeNamed(college, context.labels) : null;
  const place = cell('establishment');
  const role = cell('role');
  // A line that names a college or a place and no role is one of a team: most are.
  person.role = role ? roleNamed(role) : college || place ? 'member' : null;
  if (role && !person.role) unread.role = role;

  if (person.role === 'facilitator') {
    const { found, lost } = followed(place, context);
    person.follows = found;
    if (lost) unread.establishment = lost;
  } else if (place) {
    person.establishment = establishmentNamed(place, context.establishments)?.key ?? null;
    if (!person.establishment) unread.establishment = place;
  }
  if (person.role !== 'member' && person.role !== null) person.college = null;
  else if (college && !person.college) unread.college = college;
  person.isDeputy = isYes(cell('deputy'));
  if (Object.keys(unread).length > 0) person.unread = unread;
  return person;
}

/** The establishments a cell says someone follows, and the words in it that name none there is. */
export function followed(
  cell: string,
  { establishments }: Pick<PeopleContext, 'establishments'>,
): { found: string[]; lost?: string } {
  if (/^tou(s|tes)\b/.test(plainWords(cell)))
    // All of none yet: kept until there are some.
    return establishments.length === 0
      ? { found: [], lost: cell }
      : { found: establishments.map(({ key }) => key) };
  // The whole cell first: a name may hold a comma.
  const whole = establishmentNamed(cell, establishments);
  if (whole) return { found: [whole.key] };
  const names = cell
    .split(/[;|/\n]|,\s/)
    .map((name) => name.trim())
    .filter(Boolean);
  const found = names.flatMap((name) => establishmentNamed(name, establishments)?.key ?? []);
  const lost = names.find((name) => !establishmentNamed(name, establishments));
  // When nothing was understood, all of it can be read again once more establishments are there.
  return { found: [...new Set(found)], lost: found.length === 0 && names.length > 1 ? cell : lost };
}
