import { describe, expect, it } from 'vitest';
import { boardPhases } from './board-phases.ts';

const board = (id: string, phaseId: string, title: string) => ({
  id,
  phaseId,
  phaseTitle: `Temps ${phaseId}`,
  title,
  kind: 'SWOT',
  family: 'cards' as const,
});

describe('the boards of a session', () => {
  it('stand under their phases, that of the session first, so that two of one title are told apart', () => {
    const boards = [board('b1', '1', 'Forces'), board('b2', '2', 'Forces'), board('b3', '1', 'Plan')];
    expect(boardPhases(boards, '2').map(({ title, boards }) => [title, boards.map(({ id }) => id)])).toEqual([
      ['Temps 2', ['b2']],
      ['Temps 1', ['b1', 'b3']],
    ]);
  });

  it('leave out a phase that has none', () => {
    expect(boardPhases([board('b1', '1', 'Forces')], '9').map(({ id }) => id)).toEqual(['1']);
  });
});
