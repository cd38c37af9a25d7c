import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { sheetKindOf } from '#domain/boards/catalogue.ts';
import type { SheetKind } from '#domain/boards/kind.ts';
import type { SheetProjection } from '#domain/sheet/projection.ts';
import { openSheetDoc, projectSheet, writeTemplate } from './sheet-doc.ts';
import { writeProjection } from './write-projection.ts';

const template = (kind: SheetKind): SheetProjection => {
  const { doc } = openSheetDoc(new Y.Doc());
  writeTemplate(doc, kind);
  return projectSheet(openSheetDoc(doc), kind);
};

/** What a sheet of each family may say. */
const WRITTEN: SheetProjection[] = [
  withContent('STAKES_STRENGTHS_WEAKNESSES', (empty) =>
    empty.family === 'cards'
      ? {
          ...empty,
          zones: empty.zones.map(({ key }) => ({
            key,
            cards: [
              { id: `${key}-1`, text: 'Moins d’absences' },
              { id: `${key}-2`, text: '' },
            ],
          })),
        }
      : empty,
  ),
  withContent('PRIORITY_MAP', () => ({
    family: 'map',
    kind: 'PRIORITY_MAP',
    cards: [
      { id: 'placed', text: 'Transmissions', note: 'Au matin', x: 2, y: 3.5 },
      { id: 'not-placed', text: 'Portage', note: '', x: null, y: null },
    ],
  })),
  withContent('ACTION_PLAN', (empty) => {
    const columns = sheetKindOf('ACTION_PLAN');
    if (empty.family !== 'table' || columns?.family !== 'table') return empty;
    const blank = Object.fromEntries(
      columns.columns.map(({ key, type }) => [key, type === 'text' ? '' : null]),
    );
    return {
      ...empty,
      rows: [
        {
          id: 'r1',
          cells: { ...blank, theme: 'health', objective: 'Moins de portage', dueDate: '2026-12-01' },
        },
        { id: 'r2', cells: blank },
      ],
    };
  }),
  withContent('EXPERIMENT_SHEET', (empty) =>
    empty.family === 'form' ? { ...empty, fields: { ...empty.fields, title: 'Une pause' } } : empty,
  ),
];

function withContent(key: string, write: (empty: SheetProjection) => SheetProjection): SheetProjection {
  return write(template(sheetKindOf(key)!));
}

describe('a fresh document made from what a sheet says', () => {
  it.each(WRITTEN.map((projection) => [projection.family, projection] as const))(
    'of family %s says the same, ids and order included',
    (_family, projection) => {
      const kind = sheetKindOf(projection.kind)!;
      expect(projection).not.toEqual(template(kind));
      const sheet = openSheetDoc(new Y.Doc());
      writeProjection(sheet.doc, kind, projection);
      expect(projectSheet(sheet, kind)).toEqual(projection);
    },
  );

  it('is refused for another kind', () => {
    const kind = sheetKindOf('PRIORITY_MAP')!;
    expect(() => writeProjection(new Y.Doc(), kind, WRITTEN[0]!)).toThrow('bad_request');
  });
});
