import { describe, expect, it } from 'vitest';
import { votableCards } from './votable-cards.ts';

describe('cards offered to a vote', () => {
  it('takes the cards of a map, on one line each, without the empty ones', () => {
    const place = { note: '', x: null, y: null };
    const cards = votableCards([
      {
        sheetId: 's1',
        projection: {
          family: 'map',
          kind: 'PRIORITY_MAP',
          cards: [
            { id: 'a', text: ' Transmissions\n du matin ', ...place },
            { id: 'b', text: '   ', ...place },
          ],
        },
      },
    ]);
    expect(cards).toEqual([{ id: 'a', title: 'Transmissions du matin', sheetId: 's1' }]);
  });

  it('shortens a card too long to be an item instead of refusing the vote', () => {
    const [card] = votableCards([
      {
        sheetId: 's1',
        projection: {
          family: 'cards',
          kind: 'INITIAL_REPRESENTATIONS',
          zones: [{ key: 'isQvt', cards: [{ id: 'a', text: 'x'.repeat(2_000) }] }],
        },
      },
    ]);
    expect(card!.title).toHaveLength(500);
    expect(card!.title.endsWith('…')).toBe(true);
  });

  it('calls a row by its words, not by a key, a date or whoever owns it', () => {
    const [card, short] = votableCards([
      {
        sheetId: 's1',
        projection: {
          family: 'table',
          kind: 'ACTION_PLAN',
          rows: [
            { id: 'r', cells: { theme: 'health', dueDate: '2027-01-31', action: 'Revoir les plannings' } },
            { id: 's', cells: { owner: 'Anne Rocheval', action: 'Plannings' } },
          ],
        },
      },
    ]);
    expect(card!.title).toBe('Revoir les plannings');
    expect(short!.title).toBe('Plannings');
  });
});

it('a group is voted on as one, under its title, and its cards are no items of their own', () => {
  const zones = [
    {
      key: 'stakes',
      cards: [
        { id: 'a', text: 'Seule' },
        { id: 'b', text: 'Manque de temps', group: 'g' },
        { id: 'c', text: 'Nuits', group: 'g' },
        { id: 'd', text: 'Bruit', group: 'h' },
      ],
      groups: [
        { id: 'g', title: 'La charge' },
        { id: 'h', title: '' },
      ],
    },
  ];
  const cards = votableCards([{ sheetId: 's', projection: { family: 'cards', kind: 'K', zones } }]);
  expect(cards.map(({ id, title }) => [id, title])).toEqual([
    ['a', 'Seule'],
    ['g', 'La charge'],
    ['h', 'Bruit'],
  ]);
});
