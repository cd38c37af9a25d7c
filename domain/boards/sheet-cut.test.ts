import { expect, it } from 'vitest';
import { cutSheets } from './sheet-cut.ts';

const cluster = { establishmentIds: ['a', 'b'], colleges: ['direction', 'staff'] as const };

it('cuts the sheets of a board as its facilitator chose', () => {
  const cards = { family: 'cards' } as const;
  expect(cutSheets(cards, 'establishment', cluster)).toEqual([
    { establishmentId: 'a', college: null },
    { establishmentId: 'b', college: null },
  ]);
  expect(cutSheets(cards, 'college', cluster)).toEqual([
    { establishmentId: null, college: 'direction' },
    { establishmentId: null, college: 'staff' },
  ]);
  expect(cutSheets(cards, 'cluster', cluster)).toEqual([{ establishmentId: null, college: null }]);
});

it('gives a questionnaire no shared sheet, whatever the scope', () => {
  for (const scope of ['establishment', 'college', 'cluster'] as const)
    expect(cutSheets({ family: 'questionnaire' }, scope, cluster)).toEqual([]);
});
