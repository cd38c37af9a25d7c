import { describe, expect, it } from 'vitest';
import { csvText } from '../csv.ts';
import { sheetCsv } from './csv.ts';

/** Lines after the byte order mark; of each identifier, the id alone. */
const lines = (csv: string) =>
  csv
    .slice(1)
    .replace(/~[a-z0-9]+/g, '')
    .split('\r\n')
    .slice(0, -1);

describe('CSV', () => {
  it('begins with the UTF-8 byte order mark and ends each line with CRLF', () => {
    const bytes = new TextEncoder().encode(csvText([['Évaluée', 'b'], ['c']]));
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(csvText([['Évaluée', 'b'], ['c']])).toBe('\ufeffÉvaluée;b\r\nc\r\n');
  });

  it('quotes separators, quotes and line breaks (RFC 4180)', () => {
    expect(csvText([['a;b', 'dit "oui"', 'deux\nlignes', 'a,b']])).toBe(
      '\ufeff"a;b";"dit ""oui""";"deux\nlignes";a,b\r\n',
    );
  });

  it.each(['=1+1', '+cmd', '-cmd|x', '@SUM(A1)', '\t=1', '＝1+1', '=HYPERLINK("x";"y")', '-1+1'])(
    'makes the formula %s inert',
    (text) => {
      const [cell] = lines(csvText([[text]]));
      expect(cell!.replace(/^"/, '').startsWith("'")).toBe(true);
    },
  );

  it.each(['-12,5', '+3', '-4.5', '12', 'a=b', '3 - 2'])('leaves %s alone', (text) => {
    expect(lines(csvText([[text]]))).toEqual([text]);
  });
});

describe('a sheet as CSV', () => {
  it('cards: a line per card under the title of its zone', () => {
    const csv = sheetCsv({
      family: 'cards',
      kind: 'INITIAL_REPRESENTATIONS',
      zones: [
        { key: 'isQvt', cards: [{ id: '1', text: 'Être écouté' }] },
        { key: 'fears', cards: [{ id: '2', text: '=A1' }] },
      ],
    });
    expect(lines(csv)).toEqual([
      'Zone;Groupe;Carte;Identifiant',
      'Pour moi, la QVT c’est…;;Être écouté;1',
      "Ce que je crains;;'=A1;2",
    ]);
  });

  it('map: both axes with a comma, and the quadrant; nothing for a card nobody placed', () => {
    const csv = sheetCsv({
      family: 'map',
      kind: 'PRIORITY_MAP',
      cards: [
        { id: '1', text: 'Transmissions', note: 'IDE', x: 4.25, y: 3 },
        { id: '2', text: 'Parking', note: '', x: null, y: null },
      ],
    });
    expect(lines(csv)).toEqual([
      'Carte;Thème, périmètre, porteur pressenti;Maîtrise;Importance;Quadrant;Identifiant',
      'Transmissions;IDE;4,3;3;À expérimenter;1',
      'Parking;;;;;2',
    ]);
  });

  it('table: titles of choices, French dates and numbers', () => {
    const csv = sheetCsv({
      family: 'table',
      kind: 'EXPERIMENT_CRITERIA',
      rows: [{ id: '1', cells: { dimension: 'social', criterion: 'Pauses', baseline: -2.5, target: null } }],
    });
    expect(lines(csv)[1]).toBe('Social-santé;Pauses;;;-2,5;;;;;;1');
    const plan = sheetCsv({
      family: 'table',
      kind: 'ACTION_PLAN',
      rows: [{ id: '1', cells: { action: 'Former', dueDate: '2027-03-01', state: 'inProgress' } }],
    });
    expect(lines(plan)[1]).toBe(';;Former;;;01/03/2027;;;En cours;;1');
  });

  it('form: a line per field, the empty ones too', () => {
    const csv = sheetCsv({ family: 'form', kind: 'EXPERIMENT_SHEET', fields: { title: 'Pause de 10 h' } });
    expect(lines(csv).slice(0, 3)).toEqual([
      'Rubrique;Réponse;Identifiant',
      'Titre;Pause de 10 h;title',
      'Problème de travail visé;;problem',
    ]);
  });

  it('form: the title of a choice; words written before it was one stay as they are', () => {
    const outcome = (value: string) =>
      lines(sheetCsv({ family: 'form', kind: 'EXPERIMENT_SHEET', fields: { outcome: value } })).at(-1);
    expect(outcome('extend')).toBe('Suite donnée à l’expérimentation;Étendre;outcome');
    expect(outcome('À voir en juin')).toBe('Suite donnée à l’expérimentation;À voir en juin;outcome');
  });

  it('cards: the titles of their marks, in a column of its own where the kind has marks', () => {
    const csv = sheetCsv({
      family: 'cards',
      kind: 'ESSENTIALS_SORT',
      zones: [
        {
          key: 'wished',
          cards: [
            { id: '1', text: 'Doublure', marks: ['disagreement', 'toWorkOn'] },
            { id: '2', text: 'Pause' },
          ],
        },
      ],
    });
    expect(lines(csv)).toEqual([
      'Zone;Groupe;Carte;Marques;Identifiant',
      'Inexistant mais souhaité;;Doublure;Désaccord, À travailler;1',
      'Inexistant mais souhaité;;Pause;;2',
    ]);
  });
});
