import { describe, expect, it } from 'vitest';
import { kindOfProjection } from '../boards/catalogue.ts';
import { priorityMap } from '../boards/kinds/priority-map.ts';
import { sheetCsv } from './csv.ts';
import { isEmptyProjection, type SheetProjection } from './projection.ts';

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

describe('a sheet on which nobody wrote', () => {
  const cards = (...zones: number[]): SheetProjection => ({
    family: 'cards',
    kind: 'SWOT',
    zones: zones.map((count, zone) => ({
      key: `zone-${zone}`,
      cards: Array.from({ length: count }, (_, card) => ({ id: `${zone}-${card}`, text: 'mot' })),
    })),
  });
  const form = (...words: string[]): SheetProjection => ({
    family: 'form',
    kind: 'EXPERIMENT_SHEET',
    fields: Object.fromEntries(words.map((text, field) => [`field-${field}`, text])),
  });
  it('is empty in every zone and in every field, spaces counted for nothing', () => {
    expect([cards(0, 0), cards(0, 1), cards(1, 0)].map(isEmptyProjection)).toEqual([true, false, false]);
    expect([form('', ' \n'), form('', 'mot'), form('mot', '')].map(isEmptyProjection)).toEqual([
      true,
      false,
      false,
    ]);
    expect(isEmptyProjection(live)).toBe(false);
    expect(isEmptyProjection({ ...live, cards: [] } as SheetProjection)).toBe(true);
    const rows = [{ id: 'r', cells: {} }];
    expect(isEmptyProjection({ family: 'table', kind: 'ACTION_PLAN', rows })).toBe(false);
    expect(isEmptyProjection({ family: 'table', kind: 'ACTION_PLAN', rows: [] })).toBe(true);
  });
});
