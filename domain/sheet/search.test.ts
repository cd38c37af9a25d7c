import { describe, expect, it } from 'vitest';
import { folded, hitsIn, placesOf, says } from './search.ts';

describe('words are found (rule X1)', () => {
  it('without accents, capitals, ligatures or kinds of apostrophe', () => {
    for (const [text, query] of [
      ['La Réunion d’équipe', "reunion d'EQUIPE"],
      ['Le cœur de métier', 'coeur'],
      ['Une e\u0301tape', 'étape'],
      ['à\u00a0:\u202fvoir', 'a : voir'],
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
    const [group, card] = hitsIn(
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

  it('cells by column, choices by their title, answers by field', () => {
    const row = { id: 'r', cells: { action: 'Former', state: 'inProgress', owner: 'Zoé' } };
    const table = { family: 'table' as const, kind: 'ACTION_PLAN', rows: [row] };
    expect(hitsIn(table, folded('en cours'))).toMatchObject([{ itemId: 'r', match: 'En cours' }]);
    const form = { family: 'form' as const, kind: 'EXPERIMENT_SHEET', fields: { title: 'Pause' } };
    expect(hitsIn(form, folded('pause'))).toMatchObject([{ itemId: 'title', where: 'Titre' }]);
  });
});
