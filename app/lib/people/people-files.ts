import type { College } from '#domain/people/roles.ts';
import { COLLEGES } from '#domain/people/roles.ts';
import type { PeopleContext } from '#domain/people/person-draft.ts';
import { saveFile } from '#app/lib/export/save-file.ts';
import type { Format } from '#app/lib/spreadsheet/formats.ts';
import { SHORT_ROLES } from './role-words.ts';

/** Headings of the file that is offered to fill in; `readPeople` knows them all. */
const HEADER = ['Prénom', 'Nom', 'Rôle', 'Collège', 'Établissement', 'Fonction', 'Suppléant'];

/**
 * A file to fill in, one line ready per seat of each establishment: places and colleges are already written, names are what is
 * missing. Seats that someone holds are left out.
 */
export function templateRows(
  { establishments, labels, present }: PeopleContext,
  colleges: readonly College[],
): string[][] {
  const taken = (establishment: string, college: College) =>
    present.some((one) => one.establishment === establishment && one.college === college && !one.isDeputy);
  return establishments.flatMap(({ key, name }) =>
    COLLEGES.filter((college) => colleges.includes(college) && !taken(key, college)).map((college) => [
      '',
      '',
      SHORT_ROLES.member,
      labels[college],
      name,
      '',
      'non',
    ]),
  );
}

export async function saveTemplate(
  context: PeopleContext,
  colleges: readonly College[],
  format: Format,
): Promise<void> {
  const { writeTable } = await import('#app/lib/spreadsheet/spreadsheet.ts');
  const table = { name: 'Personnes', header: HEADER, rows: templateRows(context, colleges) };
  saveFile(await writeTable(table, format), `personnes-a-completer.${format}`);
}
