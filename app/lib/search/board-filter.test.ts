import { describe, expect, it } from 'vitest';
import { actionPlan } from '#domain/boards/kinds/action-plan.ts';
import { idsFound, narrowingsOf, UNFILLED } from './board-filter.ts';

const plan = {
  family: 'table' as const,
  kind: 'ACTION_PLAN',
  rows: [
    { id: 'a', cells: { action: 'Former à la réunion', owner: 'Zoé', state: 'inProgress' } },
    { id: 'b', cells: { action: 'Afficher', owner: '', state: null } },
    { id: 'c', cells: { action: 'Réunir', owner: 'Zoé', state: 'inProgress' } },
  ],
};
const ids = (query: string, chosen: Record<string, string>) => [...idsFound(plan, actionPlan, query, chosen)];

describe('narrowing a board', () => {
  it('offers the choices and people that are there, and what nobody filled', () => {
    const offered = narrowingsOf(actionPlan, plan).map(({ key, options }) => [
      key,
      options.map(({ value }) => value),
    ]);
    expect(Object.fromEntries(offered)).toMatchObject({
      owner: ['Zoé', UNFILLED],
      state: ['inProgress', UNFILLED],
    });
  });

  it('keeps what says the words and holds every choice', () => {
    expect(ids('REUNI', {})).toEqual(['a', 'c']);
    expect(ids('', { owner: 'Zoé', state: '' })).toEqual(['a', 'c']);
    expect(ids('reunion', { owner: 'Zoé' })).toEqual(['a']);
    expect(ids('', { state: UNFILLED })).toEqual(['b']);
    expect(ids('afficher', { owner: 'Zoé' })).toEqual([]);
  });
});
