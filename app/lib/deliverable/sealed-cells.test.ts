import { actionPlan } from '#domain/boards/kinds/action-plan.ts';
import { describe, expect, it } from 'vitest';
import { cellText, columnsOf } from './sealed-cells.ts';

const column = (key: string) => actionPlan.columns.find((found) => found.key === key)!;

describe('cells of a sealed table', () => {
  it('says choices and dates in words', () => {
    expect(cellText('inProgress', column('state'))).toBe('En cours');
    expect(cellText('2027-01-31', column('dueDate'))).toBe('31/01/2027');
    expect(cellText(null, column('dueDate'))).toBe('');
  });

  it('hides nothing that was signed, even what the kind no longer declares', () => {
    const sealed = {
      family: 'table' as const,
      kind: 'ACTION_PLAN',
      rows: [{ id: 'r', cells: { action: 'Revoir', formerColumn: 'ancien' } }],
    };
    const columns = columnsOf(sealed, actionPlan);
    expect(columns.at(-1)).toMatchObject({ key: 'formerColumn' });
    expect(cellText('goneChoice', column('state'))).toBe('goneChoice');
    expect(columnsOf(sealed, null).map(({ key }) => key)).toEqual(['action', 'formerColumn']);
  });
});
