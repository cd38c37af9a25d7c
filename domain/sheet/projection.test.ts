import { describe, expect, it } from 'vitest';
import { priorityMap } from '../boards/kinds/priority-map.ts';
import { sheetCsv } from './csv.ts';
import { kindOfProjection, type SheetProjection } from './projection.ts';

const live: SheetProjection = {
  family: 'map',
  kind: 'PRIORITY_MAP',
  cards: [{ id: 'a', text: 'Relèves', note: '', x: 4, y: 5 }],
};

describe('titles a projection is read with', () => {
  it('are those of the catalogue while the sheet is being written', () => {
    expect(kindOfProjection(live)).toBe(priorityMap);
  });

  it('are those of the day it was sealed, whatever the catalogue says now (rule D6)', () => {
    const definition = { ...priorityMap, x: { ...priorityMap.x, title: 'Faisabilité' } };
    const sealed: SheetProjection = { ...live, kind: 'NO_LONGER_DECLARED', definition };
    expect(kindOfProjection(sealed)).toBe(definition);
    expect(sheetCsv(sealed)).toContain('Faisabilité');
    expect(sheetCsv(live)).not.toContain('Faisabilité');
  });
});
