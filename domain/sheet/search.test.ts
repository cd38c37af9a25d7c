import { describe, expect, it } from 'vitest';
import { kindOfProjection } from '../boards/catalogue.ts';
import type { SheetProjection } from './projection.ts';
import { folded, hitsIn, placesOf, says } from './search.ts';

const hitsOf = (projection: SheetProjection, query: string) =>
  hitsIn(projection, kindOfProjection(projection), query);

describe('words are found (rule X1)', () => {
  it('without accents, capitals, ligatures or kinds of apostrophe', () => {
    for (const [text, query] of [
      ['La Réunion d’équipe', "reunion d'EQUIPE"],
      ['Le cœur de métier', 'coeur'],
      ['Une e\u0301tape', 'étape'],
      ['à\u00a0:\u202fvoir', 'a : voir'],
      ['une ﬁche et un ﬂux', 'fiche'],
      ['le plan\u00adning', 'planning'],
      ['une\u200b équipe\ufeff soudée', 'équipe soudée'],
      ['Île‑de‑France', 'ile-de-france'],
      ['le soir :\n  relire', 'soir : relire'],
    ] as const)
      expect(says(text, folded(query)), text).toBe(true);
    expect(says('Réunion', folded('union libre'))).toBe(false);
  });

  it('as offsets in the text itself, whatever was folded before', () => {
    const text = '😀 Œuvre et œuvres';
    expect(placesOf(text, folded('oeuvre')).map(([from, to]) => text.slice(from, to))).toEqual([
      'Œuvre',
      'œuvre',
    ]);
    const printed = 'la \u200bﬁche  du jour';
    expect(placesOf(printed, folded('fiche du')).map(([from, to]) => printed.slice(from, to))).toEqual([
      'ﬁche  du',
    ]);
    const accent = 'e\u0301te\u0301 !';
    expect(placesOf(accent, folded('été')).map(([from, to]) => accent.slice(from, to))).toEqual([
      'e\u0301te\u0301',
    ]);
  });

  it('never for a query that is empty or of one letter', () => {
    expect(folded(' a ')).toBe('');
    expect(placesOf('aaa', folded(' '))).toEqual([]);
    expect(says('aaa', '')).toBe(false);
  });
});

describe('hits of a sheet', () => {
  it('cards and titles of groups, with their zone and the words around', () => {
    const [group, card] = hitsOf(
      {
        family: 'cards',
        kind: 'INITIAL_REPRESENTATIONS',
        zones: [
          {
            key: 'fears',
            groups: [{ id: 'g', title: 'Le temps' }],
            cards: [{ id: '1', text: `${'x'.repeat(80)} manque de temps pour tout`, group: 'g' }],
          },
        ],
      },
      folded('TEMPS'),
    );
    expect(group).toMatchObject({
      itemId: 'g',
      where: 'Ce que je crains',
      before: 'Le ',
      match: 'temps',
      after: '',
    });
    expect(card?.itemId).toBe('1');
    expect(card?.before).toMatch(/^…x+ manque de $/);
    expect(card?.after).toBe(' pour tout');
  });

  it('are cut around, with a sign on the side where words are left out, and on no other', () => {
    const hit = (text: string) =>
      hitsOf(
        { family: 'map', kind: 'PRIORITY_MAP', cards: [{ id: 'm', text, note: '', x: null, y: null }] },
        folded('mot'),
      )[0]!;
    const [sixty, more] = ['x'.repeat(60), 'x'.repeat(61)];
    expect(hit(`${sixty}mot${sixty}`)).toMatchObject({ before: sixty, match: 'mot', after: sixty });
    expect(hit(`${more}mot${more}`)).toMatchObject({ before: `…${sixty}`, after: `${sixty}…` });
  });

  it('cards of a map, their words and their notes, with the quadrant they stand in', () => {
    const card = { id: 'm', text: 'Relèves', note: 'Trop de relèves', x: 5, y: 5 };
    const map = {
      family: 'map' as const,
      kind: 'PRIORITY_MAP',
      cards: [card, { ...card, id: 'n', x: null, y: null }],
    };
    const hits = hitsOf(map, folded('relèves'));
    expect(hits.map(({ itemId, match }) => [itemId, match])).toEqual([
      ['m', 'Relèves'],
      ['m', 'relèves'],
      ['n', 'Relèves'],
      ['n', 'relèves'],
    ]);
    expect(hits[0]!.where).not.toBe(hits[2]!.where);
    expect(hits[2]!.where).toBe('À placer');
  });

  it('cells by column, choices by their title, answers by field', () => {
    const row = { id: 'r', cells: { action: 'Former', state: 'inProgress', owner: 'Zoé' } };
    const table = { family: 'table' as const, kind: 'ACTION_PLAN', rows: [row] };
    expect(hitsOf(table, folded('en cours'))).toMatchObject([{ itemId: 'r', match: 'En cours' }]);
    // A cell is shown with the row it is of; the row's own title says its column only.
    const [owner] = hitsOf(table, folded('Zoé'));
    const [action] = hitsOf(table, folded('Former'));
    expect(owner!.where).toMatch(/ · Former$/);
    expect(action!.where).not.toContain('Former');
    const form = { family: 'form' as const, kind: 'EXPERIMENT_SHEET', fields: { title: 'Pause' } };
    expect(hitsOf(form, folded('pause'))).toMatchObject([{ itemId: 'title', where: 'Titre' }]);
  });
});
