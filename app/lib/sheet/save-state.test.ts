import { describe, expect, it } from 'vitest';
import { mayTypeIn, saveStateOf, type SaveFacts, type SaveState } from './save-state.ts';

const live: SaveFacts = {
  link: 'live',
  loaded: true,
  pending: 0,
  refusal: null,
  readOnly: null,
  blocked: false,
  setback: null,
};
const state = (facts: Partial<SaveFacts>) => saveStateOf({ ...live, ...facts });

describe('what the line beside the title says (rule R1)', () => {
  it('« Enregistré » while the room answers and nothing waits, and never otherwise', () => {
    expect(state({})).toEqual({ kind: 'saved' });
    expect(state({ pending: 1 })).toEqual({ kind: 'saving', pending: 1 });
    const troubles: Partial<SaveFacts>[] = [
      { link: 'lost' },
      { link: 'connecting' },
      { loaded: false },
      { refusal: 'forbidden' },
      { readOnly: 'sheet_sealed' },
      { blocked: true },
    ];
    for (const trouble of troubles)
      for (const pending of [0, 2])
        expect(['saved', 'saving'], JSON.stringify(trouble)).not.toContain(
          state({ ...trouble, pending }).kind,
        );
  });

  it('offline, how many wait, and the reason when the room gave one', () => {
    expect(state({ link: 'lost', pending: 3 })).toEqual({ kind: 'offline', pending: 3, setback: null });
    expect(state({ link: 'lost', setback: 'flood' })).toEqual({
      kind: 'offline',
      pending: 0,
      setback: 'flood',
    });
    expect(state({ link: 'connecting', pending: 3 })).toEqual({ kind: 'offline', pending: 3, setback: null });
    expect(state({ link: 'connecting' })).toEqual({ kind: 'opening' });
    // What waits belongs to a sheet that is not shown yet: nobody could tell what it is.
    expect(state({ link: 'connecting', loaded: false, pending: 3 })).toEqual({ kind: 'opening' });
    expect(state({ loaded: false })).toEqual({ kind: 'opening' });
  });

  it('a refusal before all else, then read-only, then blocked, then offline', () => {
    const all: Partial<SaveFacts> = {
      refusal: 'sheet_sealed',
      readOnly: 'cluster_closed',
      blocked: true,
      link: 'lost',
      pending: 2,
    };
    expect(state(all)).toEqual({ kind: 'refused', code: 'sheet_sealed', pending: 2 });
    expect(state({ ...all, refusal: null })).toEqual({ kind: 'readOnly', reason: 'cluster_closed' });
    expect(state({ ...all, refusal: null, readOnly: null })).toEqual({ kind: 'blocked', pending: 2 });
    expect(state({ ...all, refusal: null, readOnly: null, blocked: false }).kind).toBe('offline');
  });

  it('failure 4: a disk that fails hides nothing of what waits', () => {
    expect(state({ readOnly: 'storage_failed', pending: 2 })).toEqual({
      kind: 'offline',
      pending: 2,
      setback: 'storage_failed',
    });
    expect(state({ readOnly: 'storage_failed' })).toEqual({ kind: 'readOnly', reason: 'storage_failed' });
  });
});

it('one types where words are kept or sent, and nowhere else (failure 48)', () => {
  const states: [SaveState, boolean][] = [
    [{ kind: 'opening' }, true],
    [{ kind: 'saved' }, true],
    [{ kind: 'saving', pending: 1 }, true],
    [{ kind: 'offline', pending: 1, setback: null }, true],
    [{ kind: 'refused', code: 'forbidden', pending: 1 }, false],
    [{ kind: 'readOnly', reason: 'sheet_sealed' }, false],
    [{ kind: 'blocked', pending: 1 }, false],
  ];
  for (const [one, may] of states) {
    expect(mayTypeIn(one, true), one.kind).toBe(may);
    expect(mayTypeIn(one, false), one.kind).toBe(false);
  }
});
