import { actionPlan } from '#domain/boards/kinds/action-plan.ts';
import { describe, expect, it } from 'vitest';
import { cellWords } from './cell-words.ts';

const column = (key: string) => {
  const found = actionPlan.columns.find((each) => each.key === key);
  if (!found) throw new Error(key);
  return found;
};

describe('cells', () => {
  it('say choices and dates in words', () => {
    expect(cellWords(column('state'), 'inProgress')).toBe('En cours');
    expect(cellWords(column('dueDate'), '2027-03-01')).toBe('1 mars 2027');
    expect(cellWords(column('dueDate'), 'bientôt')).toBe('');
    expect(cellWords(column('owner'), null)).toBe('');
    expect(cellWords({ key: 'n', title: 'N', type: 'number' }, 12.5)).toBe('12,5');
  });

  it('show a number whole: opening a cell must not round it', () => {
    expect(cellWords({ key: 'n', title: 'N', type: 'number' }, 12.345)).toBe('12,345');
  });
});
