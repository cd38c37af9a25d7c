import { describe, expect, it } from 'vitest';
import { defineKind } from '../boards/kind.ts';
import { sheetCsv } from './csv.ts';
import { differencesBetween } from './differences.ts';
import type { ProjectionOf } from './projection.ts';

type Zone = ProjectionOf<'cards'>['zones'][number];
const cards = (zones: Record<string, [string, string][]>): ProjectionOf<'cards'> => ({
  family: 'cards',
  kind: 'INITIAL_REPRESENTATIONS',
  zones: Object.entries(zones).map(([key, list]): Zone => ({
    key,
    cards: list.map(([id, text]) => ({ id, text })),
  })),
});
const map = (...list: [string, string, string, number | null, number | null][]): ProjectionOf<'map'> => ({
  family: 'map',
  kind: 'PRIORITY_MAP',
  cards: list.map(([id, text, note, x, y]) => ({ id, text, note, x, y })),
});
const plan = (...rows: [string, Record<string, string | number | null>][]): ProjectionOf<'table'> => ({
  family: 'table',
  kind: 'ACTION_PLAN',
  rows: rows.map(([id, cells]) => ({ id, cells })),
});
const form = (fields: Record<string, string>): ProjectionOf<'form'> => ({
  family: 'form',
  kind: 'EXPERIMENT_SHEET',
  fields,
});

/** A kind of this test alone: its definition travels with what was sealed. */
const definition = defineKind({
  key: 'FOLLOWED',
  family: 'table',
  title: 'Suivi',
  scope: 'establishment',
  instruction: 'Relevez les mesures.',
  flow: [],
  deliverable: null,
  provenance: 'Essai',
  columns: [
    { key: 'name', title: 'Critère', type: 'text' },
    { key: 'photo', title: 'Photo', type: 'image' },
    { key: 'taken', title: 'Mesures', type: 'measures' },
  ],
});
const followed = (photo: string | null, ...measures: [string, number][]): ProjectionOf<'table'> => ({
  family: 'table',
  kind: 'FOLLOWED',
  definition,
  rows: [
    {
      id: 'a',
      cells: { name: 'Pauses', photo },
      measures: { taken: measures.map(([day, value]) => ({ day, value })) },
    },
  ],
});

describe('differences of measures and pictures', () => {
  it('names the day: added, corrected, removed', () => {
    const before = followed(null, ['2026-11-12', 2.5], ['2026-12-01', 3], ['2027-01-01', 4]);
    const after = followed(null, ['2026-11-12', 2.5], ['2026-12-01', 3.5], ['2027-02-01', 5]);
    const about = { change: 'edited', what: 'Pauses' };
    expect(differencesBetween(before, after)).toEqual([
      { ...about, where: 'Mesures, 01/12/2026', before: '3', after: '3,5' },
      { ...about, where: 'Mesures, 01/02/2027', before: null, after: '5' },
      { ...about, where: 'Mesures, 01/01/2027', before: '4', after: null },
    ]);
  });

  it('tells one picture from another', () => {
    expect(differencesBetween(followed('abcdefgh'), followed('ijklmnop'))).toEqual([
      { change: 'edited', where: 'Photo', what: 'Pauses', before: 'Photo abcdef', after: 'Photo ijklmn' },
    ]);
  });

  it('says a whole row with its measures, in a file too', () => {
    const row = followed(null, ['2026-11-12', 2.5]);
    expect(differencesBetween({ ...row, rows: [] }, row)[0]?.after).toBe('Pauses · 12/11/2026 : 2,5');
    expect(sheetCsv(row)).toContain('Pauses;;12/11/2026 : 2,5');
  });
});

describe('differences between two versions', () => {
  it('are none for the same sheet', () => {
    const sheet = cards({ isQvt: [['a', 'Écoute']], fears: [] });
    expect(differencesBetween(sheet, structuredClone(sheet))).toEqual([]);
  });

  it('cards: added, edited, moved to another zone, removed', () => {
    const before = cards({ isQvt: [['a', 'Écoute'], ['b', 'Temps'], ['c', 'Sens']], fears: [] }); // prettier-ignore
    const after = cards({ isQvt: [['a', 'Être écouté'], ['d', 'Équipe']], fears: [['b', 'Temps']] }); // prettier-ignore
    const isQvt = 'Pour moi, la QVT c’est…';
    expect(differencesBetween(before, after)).toEqual([
      { change: 'edited', where: isQvt, what: 'Être écouté', before: 'Écoute', after: 'Être écouté' },
      { change: 'added', where: isQvt, what: 'Équipe', before: null, after: 'Équipe' },
      { change: 'moved', where: 'Ce que je crains', what: 'Temps', before: isQvt, after: 'Ce que je crains' },
      { change: 'removed', where: isQvt, what: 'Sens', before: 'Sens', after: null },
    ]);
  });

  it('cards: a card that is both edited and moved gives both', () => {
    const before = cards({ isQvt: [['a', 'Écoute']], fears: [] });
    const after = cards({ isQvt: [], fears: [['a', 'Silence']] });
    expect(differencesBetween(before, after).map(({ change }) => change)).toEqual(['edited', 'moved']);
  });

  it('order: reports the one card that moved, not those it pushed', () => {
    const before = cards({ isQvt: [['a', 'A'], ['b', 'B'], ['c', 'C'], ['d', 'D']] }); // prettier-ignore
    const after = cards({ isQvt: [['d', 'D'], ['x', 'X'], ['a', 'A'], ['b', 'B'], ['c', 'C']] }); // prettier-ignore
    expect(differencesBetween(before, after)).toMatchObject([
      { change: 'moved', what: 'D', before: 'position 4', after: 'position 1' },
      { change: 'added', what: 'X' },
    ]);
  });

  it('order: a card that left its zone does not make the others look moved', () => {
    const before = cards({ isQvt: [['a', 'A'], ['b', 'B']], fears: [['c', 'C']] }); // prettier-ignore
    const after = cards({ isQvt: [['c', 'C'], ['b', 'B'], ['a', 'A']], fears: [] }); // prettier-ignore
    expect(differencesBetween(before, after)).toMatchObject([
      { change: 'moved', what: 'C', after: 'Pour moi, la QVT c’est…' },
      { change: 'moved', what: 'B', before: 'position 2', after: 'position 1' },
    ]);
  });

  it('map: positions with one decimal, notes under their title', () => {
    const before = map(['a', 'Transmissions', '', 2, 3.5], ['b', 'Parking', '', null, null]);
    const after = map(['a', 'Transmissions', 'IDE', 4.25, 3.5], ['b', 'Parking', '', 1, 1]);
    expect(differencesBetween(before, after)).toEqual([
      {
        change: 'edited',
        where: 'Thème, périmètre, porteur pressenti',
        what: 'Transmissions',
        before: null,
        after: 'IDE',
      },
      {
        change: 'moved',
        where: 'À expérimenter',
        what: 'Transmissions',
        before: '2,0 ; 3,5',
        after: '4,3 ; 3,5',
      },
      { change: 'moved', where: 'À surveiller', what: 'Parking', before: null, after: '1,0 ; 1,0' },
    ]);
  });

  it('map: a card nudged by less than what is shown did not move', () => {
    expect(differencesBetween(map(['a', 'A', '', 2.01, 3]), map(['a', 'A', '', 2.04, 3]))).toEqual([]);
  });

  it('table: one difference per cell, in the words of its column', () => {
    const before = plan(
      ['a', { theme: 'health', action: 'Former', dueDate: '2027-03-01', state: 'toStart' }],
      ['b', { theme: 'health', action: 'Réunir' }],
    );
    const after = plan(
      ['a', { theme: 'health', action: 'Former', dueDate: '2027-04-01', state: 'done' }],
      ['c', { theme: 'skills', action: null, owner: 'Karine' }],
    );
    expect(differencesBetween(before, after)).toEqual([
      { change: 'edited', where: 'Échéance', what: 'Former', before: '01/03/2027', after: '01/04/2027' },
      { change: 'edited', where: 'État', what: 'Former', before: 'À lancer', after: 'Fait' },
      {
        change: 'added',
        where: null,
        what: 'Compétences et parcours professionnels',
        before: null,
        after: 'Compétences et parcours professionnels · Karine',
      },
      { change: 'removed', where: null, what: 'Réunir', before: 'Santé au travail · Réunir', after: null },
    ]);
  });

  it('form: answers come, change and go; fields do not', () => {
    const before = form({ title: 'Pause', problem: 'Bruit', method: '' });
    const after = form({ title: 'Pause de 10 h', problem: '', method: 'Deux semaines' });
    expect(differencesBetween(before, after)).toEqual([
      { change: 'edited', where: null, what: 'Titre', before: 'Pause', after: 'Pause de 10 h' },
      { change: 'removed', where: null, what: 'Problème de travail visé', before: 'Bruit', after: null },
      {
        change: 'added',
        where: null,
        what: 'Ce qu’on teste (méthode de mise en œuvre)',
        before: null,
        after: 'Deux semaines',
      },
    ]);
  });

  it('two kinds have nothing in common', () => {
    const changes = differencesBetween(form({ title: 'Pause' }), plan(['title', { action: 'Former' }]));
    expect(changes.filter(({ change }) => change === 'added')).toHaveLength(1);
    expect(changes.some(({ change }) => change === 'edited' || change === 'moved')).toBe(false);
  });

  it('five thousand reordered cards that were turned around keep one in place', () => {
    const ids = Array.from(
      { length: 5000 },
      (_, index) => [`c${index}`, `Carte ${index}`] as [string, string],
    );
    const changes = differencesBetween(cards({ isQvt: ids }), cards({ isQvt: ids.toReversed() }));
    expect(changes).toHaveLength(4999);
  });

  it('says choices by their titles, in the words of each day', () => {
    const [difference] = differencesBetween(
      form({ outcome: 'À décider au TI4' }),
      form({ outcome: 'extend' }),
    );
    expect(difference).toEqual({
      change: 'edited',
      where: null,
      what: 'Suite donnée à l’expérimentation',
      before: 'À décider au TI4',
      after: 'Étendre',
    });
  });

  it('says a card that joined a group, and each card of a group that was renamed', () => {
    const grouped = (title: string, ...inside: string[]): ProjectionOf<'cards'> => ({
      family: 'cards',
      kind: 'INITIAL_REPRESENTATIONS',
      zones: [
        {
          key: 'isQvt',
          cards: ['a', 'b'].map((id) => ({ id, text: id, ...(inside.includes(id) && { group: 'g' }) })),
          groups: [{ id: 'g', title }],
        },
      ],
    });
    const joined = { change: 'edited', where: 'Groupe' } as const;
    expect(differencesBetween(grouped('Pauses', 'a'), grouped('Pauses', 'a', 'b'))).toEqual([
      { ...joined, what: 'b', before: null, after: 'Pauses' },
    ]);
    expect(differencesBetween(grouped('Pauses', 'a'), grouped('Souffler', 'a'))).toEqual([
      { ...joined, what: 'a', before: 'Pauses', after: 'Souffler' },
    ]);
    expect(differencesBetween(grouped('Pauses', 'a'), grouped('Pauses'))).toEqual([
      { ...joined, what: 'a', before: 'Pauses', after: null },
    ]);
    // A group nobody named yet is one all the same.
    expect(differencesBetween(grouped(''), grouped('', 'a', 'b'))).toEqual([
      { ...joined, what: 'a', before: null, after: 'Groupe sans titre' },
      { ...joined, what: 'b', before: null, after: 'Groupe sans titre' },
    ]);
  });

  it('says a mark that was put on a card', () => {
    const sorted = (marks?: string[]): ProjectionOf<'cards'> => ({
      family: 'cards',
      kind: 'ESSENTIALS_SORT',
      zones: [{ key: 'wished', cards: [{ id: 'a', text: 'Doublure', ...(marks && { marks }) }] }],
    });
    expect(differencesBetween(sorted(), sorted(['toWorkOn']))).toEqual([
      { change: 'edited', where: 'Marques', what: 'Doublure', before: null, after: 'À travailler' },
    ]);
  });
});
