import { describe, expect, it } from 'vitest';
import { actionPlan } from '../boards/kinds/action-plan.ts';
import { essentialsSort } from '../boards/kinds/essentials-sort.ts';
import { experimentCriteria } from '../boards/kinds/experiment-criteria.ts';
import { initialRepresentations } from '../boards/kinds/initial-representations.ts';
import { priorityMap } from '../boards/kinds/priority-map.ts';
import { experimentSheet } from '../boards/kinds/experiment-sheet.ts';
import { csvText } from '../csv.ts';
import { SHEET_LIMITS } from './limits.ts';
import type { MergePlan } from './merge-plan.ts';
import { mergeRows } from './merge-rows.ts';
import type { ProjectionOf } from './projection.ts';
import { dayIn } from './read-cell.ts';
import { cellWords, sheetTables } from './tables.ts';

type Plan = ProjectionOf<'table'>;
const row = (id: string, cells: Plan['rows'][number]['cells']) => ({ id, cells });
const plan = (...rows: Plan['rows']): Plan => ({ family: 'table', kind: 'ACTION_PLAN', rows });
const SHEET = plan(
  row('r1', { action: 'Former', owner: 'Zoé', dueDate: '2027-03-01', state: 'inProgress' }),
  row('r2', { action: 'Afficher', owner: null, dueDate: null, state: null }),
);

/** The file as it would be exported, its lines as text. */
const exported = (sheet: Parameters<typeof sheetTables>[0]) => {
  const [table] = sheetTables(sheet);
  return [table!.header, ...table!.rows.map((cells) => cells.map(cellWords))];
};
const column = (file: string[][], title: string) => file[0]!.indexOf(title);
const title = (key: string) => actionPlan.columns.find((one) => one.key === key)!.title;
function write(file: string[][], line: number, key: string, said: string) {
  file[line]![column(file, title(key))] = said;
}
const merge = (sheet: Plan, file: string[][]): MergePlan => mergeRows(sheet, actionPlan, file)!;

describe('a file that comes back (rule X3)', () => {
  it('changes nothing when nobody changed anything', () => {
    expect(merge(SHEET, exported(SHEET))).toEqual({
      added: [],
      changed: [],
      unchanged: 2,
      absent: [],
      gone: [],
      ignored: [],
      derived: [],
      pictures: [],
      errors: [],
    });
  });

  it('changes the cells that its owner changed, and no other', () => {
    const file = exported(SHEET);
    write(file, 1, 'owner', 'Karim');
    write(file, 2, 'dueDate', '2027-04-15');
    write(file, 2, 'state', 'en COURS');
    const { changed, unchanged } = merge(SHEET, file);
    expect(unchanged).toBe(0);
    expect(
      changed.map(({ id, cells }) => [
        id,
        cells.map(({ column, before, value }) => [column.key, before, value]),
      ]),
    ).toEqual([
      ['r1', [['owner', 'Zoé', 'Karim']]],
      [
        'r2',
        [
          ['dueDate', '', '2027-04-15'],
          ['state', '', 'inProgress'],
        ],
      ],
    ]);
  });

  it('leaves what the others wrote since the export, and says where both wrote', () => {
    const file = exported(SHEET);
    write(file, 1, 'owner', 'Karim');
    const since = plan(
      row('r1', {
        action: 'Former tout le monde',
        owner: 'Aminata',
        dueDate: '2027-03-01',
        state: 'inProgress',
      }),
      row('r3', { action: 'Nouvelle' }),
    );
    const { changed, gone, absent } = merge(since, file);
    expect(changed).toMatchObject([
      { id: 'r1', cells: [{ before: 'Aminata', after: 'Karim', isConflict: true }] },
    ]);
    expect(changed[0]!.cells).toHaveLength(1);
    expect(gone).toEqual([{ line: 3, what: 'Afficher' }]);
    expect(absent).toEqual([{ id: 'r3', what: 'Nouvelle' }]);
  });

  it('adds lines without identifier, skips empty ones, and names those absent from the file', () => {
    const file = exported(SHEET).slice(0, 2);
    file.push(['', '', ''], [...file[1]!.map(() => '')]);
    const fresh = [...file[1]!.map(() => '')];
    fresh[column(file, title('action'))] = 'Écrire la charte';
    file.push(fresh);
    const { added, absent, changed } = merge(SHEET, file);
    expect(added).toMatchObject([
      { line: 5, what: 'Écrire la charte', values: { action: 'Écrire la charte', state: null } },
    ]);
    expect(absent).toEqual([{ id: 'r2', what: 'Afficher' }]);
    expect(changed).toEqual([]);
  });

  it('takes no more lines than a sheet holds', () => {
    const there = Array.from({ length: SHEET_LIMITS.items - 1 }, (_, n) => row(`r${n}`, { action: `a${n}` }));
    const full = plan(...there);
    const file = exported(plan(there[0]!));
    const fresh = (words: string) => file[0]!.map((said) => (said === title('action') ? words : ''));
    file.push(fresh('La dernière'), fresh('Une de trop'));
    const { added, errors } = merge(full, file);
    expect(added.map(({ what }) => what)).toEqual(['La dernière']);
    expect(errors).toEqual([{ line: 4, column: null, said: 'Une de trop', error: 'too_many' }]);
  });

  it('skips a line of spaces, and one that says something only where nobody reads', () => {
    const file = exported(SHEET);
    file[0]!.push('Commentaire', '');
    file.push(file[0]!.map(() => '  '));
    file.push(file[0]!.map((said) => (said === 'Commentaire' ? 'à revoir' : '')));
    expect(merge(SHEET, file)).toMatchObject({
      added: [],
      unchanged: 2,
      errors: [],
      ignored: ['Commentaire'],
    });
  });

  it('names a line by its words, else by the first cell that says something', () => {
    const file = exported(SHEET);
    const fresh = (said: Record<string, string>) => {
      file.push(file[0]!.map(() => ''));
      for (const [key, words] of Object.entries(said)) write(file, file.length - 1, key, words);
    };
    fresh({ dueDate: '2027-05-02', owner: 'Karim' });
    fresh({ action: 'Écrire', owner: 'Zoé' });
    const [first, second] = merge(SHEET, file).added;
    expect(first!.what).toBe('Karim');
    expect(second!.what).toBe('Écrire');
  });

  it('says what it cannot take, line by line, and takes the rest of the line', () => {
    const file = exported(SHEET);
    file[0]!.push('Commentaire du directeur');
    write(file, 1, 'state', 'Presque');
    write(file, 1, 'dueDate', '31/02/2027');
    write(file, 1, 'owner', 'Karim');
    file.push([...file[2]!]);
    const { errors, changed, ignored } = merge(SHEET, file);
    expect(ignored).toEqual(['Commentaire du directeur']);
    expect(errors).toEqual([
      { line: 2, column: title('dueDate'), said: '31/02/2027', error: 'not_a_day' },
      { line: 2, column: title('state'), said: 'Presque', error: 'not_a_choice' },
      { line: 4, column: null, said: 'Afficher', error: 'twice' },
    ]);
    expect(changed.map(({ cells }) => cells.map(({ after }) => after))).toEqual([['Karim']]);
  });

  it('reads columns in any order, and refuses a file of something else', () => {
    const file = exported(SHEET).map((cells) => [...cells].reverse());
    expect(merge(SHEET, file)).toMatchObject({ unchanged: 2, errors: [] });
    expect(
      mergeRows(SHEET, actionPlan, [
        ['Nom', 'Prénom'],
        ['a', 'b'],
      ]),
    ).toBeNull();
    const form = { family: 'form' as const, kind: 'EXPERIMENT_SHEET', fields: {} };
    expect(mergeRows(form, experimentSheet, exported(SHEET))).toBeNull();
  });
});

describe('cards and maps', () => {
  it('a card changes zone and words by its identifier; a new one needs a zone', () => {
    const cards: ProjectionOf<'cards'> = {
      family: 'cards',
      kind: 'INITIAL_REPRESENTATIONS',
      zones: initialRepresentations.zones.map(({ key }) => ({
        key,
        cards: key === 'fears' ? [{ id: 'c1', text: 'Le temps' }] : [],
      })),
    };
    const file = exported(cards);
    file[1]![0] = initialRepresentations.zones[0]!.title;
    file.push(['', '', 'Sans zone', ''], ['Ce que je crains', '', 'Le bruit', '']);
    expect(mergeRows(cards, initialRepresentations, file)).toMatchObject({
      changed: [
        { id: 'c1', cells: [{ column: { key: 'zone' }, value: initialRepresentations.zones[0]!.key }] },
      ],
      errors: [{ line: 3, error: 'not_a_choice' }],
      added: [{ line: 4, values: { zone: 'fears', text: 'Le bruit' } }],
    });
  });

  it('a point that only looks rounded has not moved; one out of the map is refused', () => {
    const map: ProjectionOf<'map'> = {
      family: 'map',
      kind: 'PRIORITY_MAP',
      cards: [{ id: 'm1', text: 'Transmissions', note: '', x: 4.2371, y: 3 }],
    };
    const file = exported(map);
    expect(mergeRows(map, priorityMap, file)).toMatchObject({ unchanged: 1, changed: [] });
    file[1]![2] = '9';
    file[1]![3] = '2,5';
    expect(mergeRows(map, priorityMap, file)).toMatchObject({
      errors: [{ error: 'out_of_range' }],
      changed: [{ cells: [{ column: { key: 'y' }, value: 2.5 }] }],
    });
  });
});

describe('groups and marks of cards', () => {
  const sorted = (...cards: ProjectionOf<'cards'>['zones'][number]['cards']): ProjectionOf<'cards'> => ({
    family: 'cards',
    kind: 'ESSENTIALS_SORT',
    zones: [{ key: 'wished', cards, groups: [{ id: 'g', title: 'La nuit' }] }],
  });
  const SORTED = sorted({ id: 'c1', text: 'Doublure', group: 'g', marks: ['toWorkOn'] });

  it('are read under the titles they have, in any order of the marks', () => {
    const file = exported(SORTED);
    expect(file[1]!.slice(0, 4)).toEqual(['Inexistant mais souhaité', 'La nuit', 'Doublure', 'À travailler']);
    expect(mergeRows(SORTED, essentialsSort, file)).toMatchObject({ unchanged: 1, ignored: [] });
    file[1]![1] = '';
    file[1]![3] = 'à travailler ; desaccord';
    expect(mergeRows(SORTED, essentialsSort, file)!.changed[0]!.cells).toMatchObject([
      { column: { key: 'group' }, before: 'La nuit', after: '' },
      { column: { key: 'marks' }, value: ['disagreement', 'toWorkOn'], after: 'Désaccord, À travailler' },
    ]);
  });

  it('say where both sides changed them, and what is no mark or no zone', () => {
    const file = exported(SORTED);
    file[1]![3] = 'Désaccord';
    const since = sorted({ id: 'c1', text: 'Doublure', group: 'g' });
    expect(mergeRows(since, essentialsSort, file)!.changed[0]!.cells).toMatchObject([
      { column: { key: 'marks' }, before: '', after: 'Désaccord', isConflict: true },
    ]);
    file[1]![0] = ' ';
    file[1]![3] = 'À travailler, à revoir';
    expect(mergeRows(SORTED, essentialsSort, file)).toMatchObject({
      changed: [],
      errors: [
        { line: 2, column: 'Zone', error: 'not_a_choice' },
        { line: 2, column: 'Marques', error: 'not_a_mark' },
      ],
    });
  });

  it('a file exported before they were read back still tells zone and words apart', () => {
    const file = exported(SORTED);
    const id = file[1]!.length - 1;
    file[1]![id] = file[1]![id]!.slice(0, 'c1~'.length + 8);
    expect(mergeRows(SORTED, essentialsSort, file)).toMatchObject({ unchanged: 1, errors: [] });
  });
});

describe('a form', () => {
  const form = (fields: Record<string, string>): ProjectionOf<'form'> => ({
    family: 'form',
    kind: 'EXPERIMENT_SHEET',
    fields,
  });
  const FORM = form({ title: 'Pause de 10 h', problem: 'Bruit', outcome: 'À voir en juin' });
  const lineOf = (file: string[][], key: string) =>
    file.find((cells) => cells[2]!.split('~')[0] === key) as string[];

  it('changes nothing untouched, even an answer that its choices no longer have', () => {
    expect(mergeRows(FORM, experimentSheet, exported(FORM))).toMatchObject({
      ...{ changed: [], added: [], absent: [], gone: [], errors: [] },
      unchanged: experimentSheet.fields.length,
    });
  });

  it('takes words and choices, leaves the fields it lacks, and says where both wrote', () => {
    const file = exported(FORM);
    lineOf(file, 'title')[1] = 'Pause de 11 h';
    lineOf(file, 'problem')[1] = 'Bruit et lumière';
    lineOf(file, 'outcome')[1] = 'étendre';
    file.splice(file.indexOf(lineOf(file, 'means')), 1);
    const since = form({ ...FORM.fields, problem: 'Bruit la nuit', means: 'Deux heures' });
    expect(mergeRows(since, experimentSheet, file)).toMatchObject({
      absent: [],
      changed: [
        { id: 'title', what: 'Titre', cells: [{ value: 'Pause de 11 h', isConflict: false }] },
        { id: 'problem', cells: [{ before: 'Bruit la nuit', after: 'Bruit et lumière', isConflict: true }] },
        { id: 'outcome', cells: [{ value: 'extend', after: 'Étendre' }] },
      ],
    });
  });

  it('knows a field by its title, and says what is no field, no choice, or written twice', () => {
    const file = [
      ['Rubrique', 'Réponse', 'Remarque'],
      ['titre', 'Essai', ''],
      ['Budget', '100 €', ''],
      ['Suite donnée à l’expérimentation', 'Peut-être', ''],
      ['Titre', 'Encore', ''],
      ['', '', ''],
    ];
    expect(mergeRows(FORM, experimentSheet, file)).toMatchObject({
      ignored: ['Remarque'],
      changed: [{ id: 'title', line: 2 }],
      errors: [
        { line: 3, said: 'Budget', error: 'not_a_field' },
        { line: 4, said: 'Peut-être', error: 'not_a_choice' },
        { line: 5, said: 'Titre', error: 'twice' },
      ],
    });
  });
});

describe('what the room would refuse is told before it is written', () => {
  it('a name too long, a point on one axis alone', () => {
    const file = exported(SHEET);
    write(file, 1, 'owner', 'x'.repeat(201));
    expect(merge(SHEET, file)).toMatchObject({ changed: [], errors: [{ error: 'name_too_long' }] });
    const map: ProjectionOf<'map'> = {
      family: 'map',
      kind: 'PRIORITY_MAP',
      cards: [{ id: 'm1', text: 'Transmissions', note: '', x: null, y: null }],
    };
    const points = exported(map);
    points[1]![3] = '2';
    expect(mergeRows(map, priorityMap, points)).toMatchObject({
      changed: [],
      derived: ['Quadrant'],
      errors: [{ line: 2, column: 'Importance', error: 'half_placed' }],
    });
  });
});

it('words that an old spreadsheet saved with « ? » for signs it lacks have not changed', () => {
  const sheet = plan(row('r1', { action: 'Pause\u202f: 10 h → 11 h 🥚, « œuvre »', owner: null }));
  const file = exported(sheet);
  write(file, 1, 'action', 'Pause?: 10 h ? 11 h ??, « œuvre »');
  expect(merge(sheet, file)).toMatchObject({ unchanged: 1, changed: [] });
  write(file, 1, 'action', 'Pause ? 11 h');
  expect(merge(sheet, file).changed).toHaveLength(1);
});

it('a CSV file saved as a workbook keeps its apostrophes, before words and before an identifier', () => {
  const sheet = plan(row('-r1', { action: '=1+1', owner: 'Zoé' }));
  const file = exported(sheet).map((cells) => cells.map((cell) => csvText([[cell]]).slice(1, -2)));
  expect(file[1]).toContain("'=1+1");
  expect(merge(sheet, file)).toMatchObject({ unchanged: 1, changed: [], gone: [] });
  write(file, 1, 'owner', 'Karim');
  expect(merge(sheet, file).changed).toMatchObject([{ id: '-r1', cells: [{ after: 'Karim' }] }]);
});

describe('measures', () => {
  const measured = (...measures: { day: string; value: number }[]): Plan => ({
    family: 'table',
    kind: 'EXPERIMENT_CRITERIA',
    rows: [{ id: 'r1', cells: { criterion: 'Pauses' }, measures: { followUp: measures } }],
  });
  const [first, second] = [
    { day: '2026-11-12', value: 2 },
    { day: '2027-01-15', value: 3 },
  ];
  const at = (file: string[][]) => file[1]!.findIndex((cell) => cell.startsWith('12/11/2026'));
  const after = (sheet: Plan, file: string[][]) =>
    mergeRows(sheet, experimentCriteria, file)!.changed[0]?.cells[0];

  it('a day taken away in the file goes, unless others measured since', () => {
    const file = exported(measured(first!, second!));
    file[1]![at(file)] = '12/11/2026 : 2,5';
    expect(after(measured(first!, second!), file)).toMatchObject({ value: [{ ...first, value: 2.5 }] });
    const third = { day: '2027-02-01', value: 9 };
    expect(after(measured(first!, second!, third), file)).toMatchObject({
      value: [{ ...first, value: 2.5 }, second, third],
      isConflict: true,
    });
  });

  it('more days than a row holds are refused', () => {
    const file = exported(measured(first!));
    const days = Array.from({ length: 401 }, (_, n) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString());
    file[1]![at(file)] = days
      .map((day) => `${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)} : 1`)
      .join(' ; ');
    expect(mergeRows(measured(first!), experimentCriteria, file)).toMatchObject({
      changed: [],
      errors: [{ error: 'too_many_measures' }],
    });
  });
});

it('a day is read as people and spreadsheets write it, and only when it exists', () => {
  expect(['2027-3-1', '01/03/2027', '1.3.2027'].map(dayIn)).toEqual(Array(3).fill('2027-03-01'));
  expect(['2027-02-30', '1/13/2027', 'demain', '01/03/27'].map(dayIn)).toEqual(Array(4).fill(null));
});
