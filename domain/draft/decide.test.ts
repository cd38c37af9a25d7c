import { describe, expect, it } from 'vitest';
import { decideDraft } from './decide.ts';
import { DRAFTS_PER_PERSON, type Draft, type DraftCommand, type DraftRound } from './draft.ts';

const writing = (change: Partial<DraftRound> = {}): DraftRound => ({
  round: 1,
  phase: 'writing',
  mode: null,
  ...change,
});
const draft = (id: string): Draft => ({ id, zone: 'strengths', text: `Carte ${id}` });
const write = (change: Partial<Extract<DraftCommand, { type: 'write' }>> = {}): DraftCommand => ({
  type: 'write',
  draft: draft('a'),
  told: 'private',
  board: 'private',
  ...change,
});
const error = (code: string) => ({ ok: false, error: code });

describe('W2: a card is taken in the mode its writer was told, or not at all', () => {
  it('takes it when the board says the same', () => {
    expect(decideDraft(writing(), write(), [], 0)).toEqual({
      ok: true,
      value: { type: 'put', draft: draft('a'), mode: 'private' },
    });
  });

  it('refuses it when the board changed meanwhile, or is open', () => {
    for (const board of ['anonymous', 'open'] as const)
      expect(decideDraft(writing(), write({ board }), [], 0)).toEqual(error('writing_changed'));
  });

  it('goes by the cards that wait, not by what the board says since', () => {
    const state = writing({ mode: 'anonymous' });
    expect(decideDraft(state, write({ board: 'private' }), [], 3)).toEqual(error('writing_changed'));
    expect(decideDraft(state, write({ told: 'anonymous', board: 'private' }), [], 3).ok).toBe(true);
  });
});

describe('W4: after the reveal nothing of the round is taken or changed', () => {
  it.each(['revealing', 'revealed'] as const)('while %s', (phase) => {
    const state = writing({ phase, mode: 'private' });
    for (const command of [
      write(),
      { type: 'change', id: 'a', change: { text: 'Plus tard' } },
      { type: 'remove', id: 'a' },
    ] satisfies DraftCommand[])
      expect(decideDraft(state, command, [draft('a')], 1)).toEqual(error('drafts_revealed'));
  });

  it('reveals a round once, and only the round that was meant', () => {
    const reveal: DraftCommand = { type: 'reveal', round: 1 };
    expect(decideDraft(writing(), reveal, [], 2)).toEqual({ ok: true, value: { type: 'take' } });
    expect(decideDraft(writing({ phase: 'revealing' }), reveal, [], 2).ok).toBe(true);
    expect(decideDraft(writing({ phase: 'revealed' }), reveal, [], 0)).toEqual(error('drafts_revealed'));
    expect(decideDraft(writing({ round: 2 }), reveal, [], 2)).toEqual(error('drafts_revealed'));
  });
});

describe('W6: a round begins only when nothing waits', () => {
  it('refuses while cards wait', () => {
    expect(decideDraft(writing(), { type: 'begin' }, [], 1)).toEqual(error('drafts_waiting'));
    expect(decideDraft(writing({ phase: 'revealing' }), { type: 'begin' }, [], 0)).toEqual(
      error('drafts_waiting'),
    );
  });

  it('numbers the next one, and changes nothing when one is open and empty', () => {
    expect(decideDraft(writing({ phase: 'revealed' }), { type: 'begin' }, [], 0)).toEqual({
      ok: true,
      value: { type: 'begun', round: 2 },
    });
    expect(decideDraft(writing(), { type: 'begin' }, [], 0)).toEqual({
      ok: true,
      value: { type: 'nothing' },
    });
  });
});

describe('one person’s cards', () => {
  it('changes only a card that is there', () => {
    const state = writing({ mode: 'private' });
    expect(
      decideDraft(state, { type: 'change', id: 'a', change: { zone: 'stakes' } }, [draft('a')], 1),
    ).toEqual({
      ok: true,
      value: { type: 'put', draft: { ...draft('a'), zone: 'stakes' }, mode: 'private' },
    });
    expect(decideDraft(state, { type: 'change', id: 'b', change: {} }, [draft('a')], 1)).toEqual(
      error('draft_gone'),
    );
  });

  it('removes a card while it waits, twice as once', () => {
    const removed = { ok: true, value: { type: 'removed', id: 'a' } };
    const state = writing({ mode: 'private' });
    expect(decideDraft(state, { type: 'remove', id: 'a' }, [draft('a')], 1)).toEqual(removed);
    expect(decideDraft(state, { type: 'remove', id: 'a' }, [], 0)).toEqual(removed);
  });

  it('bounds how many wait; sending one again adds none', () => {
    const own = Array.from({ length: DRAFTS_PER_PERSON }, (_, n) => draft(`d${n}`));
    const state = writing({ mode: 'private' });
    expect(decideDraft(state, write(), own, own.length)).toEqual(error('drafts_too_many'));
    expect(decideDraft(state, write({ draft: draft('d3') }), own, own.length).ok).toBe(true);
  });
});
