import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { areInOrder, changesOfMove, mayMove, NewBoardSchema, PHASE_STATES, type PhaseState } from './plan.ts';

const phases = (...states: PhaseState[]) =>
  states.map((state, position) => ({ id: `p${position}`, position, state }));

describe('moves of a phase', () => {
  it('F1: go one step at a time, forward or back', () => {
    const allowed = PHASE_STATES.flatMap((from) =>
      PHASE_STATES.filter((to) => mayMove(from, to)).map((to) => `${from} ${to}`),
    );
    expect(allowed).toEqual(['planned current', 'current planned', 'current done', 'done current']);
    expect(changesOfMove(phases('planned'), 'p0', 'done')).toBeNull();
    expect(changesOfMove(phases('planned'), 'unknown', 'current')).toBeNull();
  });

  it('F2: leave one current phase at most; the one before it is done, the one after it waits', () => {
    expect(changesOfMove(phases('current', 'planned'), 'p1', 'current')).toEqual([
      { id: 'p1', state: 'current' },
      { id: 'p0', state: 'done' },
    ]);
    expect(changesOfMove(phases('done', 'current'), 'p0', 'current')).toEqual([
      { id: 'p0', state: 'current' },
      { id: 'p1', state: 'planned' },
    ]);
    expect(changesOfMove(phases('current', 'planned'), 'p0', 'done')).toEqual([{ id: 'p0', state: 'done' }]);
  });

  it('F3: no end before the start', () => {
    expect([areInOrder(1, 2), areInOrder(2, 2), areInOrder(2, 1)]).toEqual([true, true, false]);
    expect([areInOrder(null, 1), areInOrder(1, null), areInOrder(null, null)]).toEqual([true, true, true]);
  });
});

it('a board is of a kind of the catalogue', () => {
  expect(v.safeParse(NewBoardSchema, { kind: 'SWOT' }).success).toBe(true);
  expect(v.safeParse(NewBoardSchema, { kind: 'TETRIS' }).success).toBe(false);
});
