import { experimentSheet } from '#domain/boards/kinds/experiment-sheet.ts';
import { initialRepresentations } from '#domain/boards/kinds/initial-representations.ts';
import { describe, expect, it } from 'vitest';
import { plainText } from './plain-text.ts';

describe('a sheet as text (failure case 29: words that were refused can be copied)', () => {
  it('keeps every card under its zone', () => {
    const text = plainText(
      {
        family: 'cards',
        kind: initialRepresentations.key,
        zones: [{ key: 'fears', cards: [{ id: 'a', text: 'Un plan de plus' }] }],
      },
      initialRepresentations,
    );
    expect(text).toContain('Ce que je crains\n- Un plan de plus');
  });

  it('keeps every field of a form', () => {
    const text = plainText(
      { family: 'form', kind: experimentSheet.key, fields: { title: 'Binômes du matin' } },
      experimentSheet,
    );
    expect(text).toContain('Titre\nBinômes du matin');
  });
});
