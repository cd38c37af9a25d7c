import { describe, expect, it } from 'vitest';
import type { KindOf } from '../boards/kind.ts';
import { parityOf } from './parity.ts';

const committee: KindOf<'table'> = {
  key: 'COMMITTEE',
  family: 'table',
  title: 'Comité',
  scope: 'establishment',
  instruction: 'Composez le comité.',
  flow: [],
  deliverable: null,
  provenance: 'Essai',
  columns: [
    {
      key: 'college',
      title: 'Collège',
      type: 'choice',
      choices: [
        { key: 'direction', title: 'Direction' },
        { key: 'staff', title: 'Représentants du personnel' },
        { key: 'trade', title: 'Métiers' },
      ],
    },
  ],
  parity: { column: 'college', between: ['direction', 'staff'] },
};

describe('parity (rule T1)', () => {
  it('counts the rows of the two sides and no other', () => {
    expect(parityOf(committee, ['direction', 'staff', 'trade', 'staff', null, undefined])).toEqual({
      sides: [
        { key: 'direction', title: 'Direction', count: 1 },
        { key: 'staff', title: 'Représentants du personnel', count: 2 },
      ],
      even: false,
    });
    expect(parityOf(committee, ['staff', 'direction', 'trade'])?.even).toBe(true);
    // One side alone is the most uneven there is.
    expect(parityOf(committee, ['staff'])).toMatchObject({
      sides: [{ count: 0 }, { count: 1 }],
      even: false,
    });
  });

  it('says nothing while neither side is there, nor of a kind that wants no parity', () => {
    expect(parityOf(committee, [])).toBeNull();
    expect(parityOf(committee, ['trade', null])).toBeNull();
    expect(parityOf({ ...committee, parity: undefined }, ['direction'])).toBeNull();
  });
});
