import { CATALOGUE } from '#domain/boards/catalogue.ts';
import { ProjectionSchema, isEmptyProjection, type SheetProjection } from '#domain/sheet/projection.ts';
import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import * as Y from 'yjs';
import { openSheetDoc, projectSheet, writeTemplate } from './sheet-doc.ts';
import { addCard, addRow, duplicateItem } from './sheet-edits.ts';
import { isItem, ItemRules } from './sheet-schema.ts';
import { writeProjection } from './write-projection.ts';

const SHEET_KINDS = CATALOGUE.filter((kind) => kind.family !== 'questionnaire');

describe.each(SHEET_KINDS.map((kind) => ({ key: kind.key, kind })))('$key', ({ kind }) => {
  const rules = new ItemRules(kind);

  it('has a template within its own schema, empty and readable', () => {
    const sheet = openSheetDoc(new Y.Doc());
    writeTemplate(sheet.doc, kind);
    for (const item of sheet.items.values()) expect(isItem(kind, rules, item)).toBe(true);
    const projection = projectSheet(sheet, kind);
    expect(v.parse(ProjectionSchema, projection)).toEqual(projection);
    expect(isEmptyProjection(projection)).toBe(true);
  });

  it('takes what the gestures make', () => {
    const sheet = openSheetDoc(new Y.Doc());
    writeTemplate(sheet.doc, kind);
    if (kind.family === 'form') return expect(sheet.items.size).toBe(1);
    const id =
      kind.family === 'table'
        ? addRow(sheet, kind)
        : addCard(sheet, kind, kind.family === 'map' ? { x: 1, y: null } : { zone: kind.zones[0]!.key });
    duplicateItem(sheet, kind, id);
    expect(sheet.items.size).toBe(2);
    for (const item of sheet.items.values()) expect(isItem(kind, rules, item)).toBe(true);
  });

  it('comes back word for word from a projection', () => {
    const projection = filled(kind);
    const sheet = openSheetDoc(new Y.Doc());
    writeProjection(sheet.doc, kind, projection);
    for (const item of sheet.items.values()) expect(isItem(kind, rules, item)).toBe(true);
    expect(projectSheet(sheet, kind)).toEqual(projection);
  });
});

/** A projection of `kind` with enough items for their order to matter. */
function filled(kind: (typeof SHEET_KINDS)[number]): SheetProjection {
  const some = <T>(make: (n: number) => T): T[] => Array.from({ length: 70 }, (_, n) => make(n));
  switch (kind.family) {
    case 'cards':
      return {
        family: 'cards',
        kind: kind.key,
        zones: kind.zones.map(({ key }) => ({
          key,
          cards: some((n) => ({ id: `${key}${n}`, text: `Carte ${n}` })),
        })),
      };
    case 'map':
      return {
        family: 'map',
        kind: kind.key,
        cards: some((n) => ({ id: `c${n}`, text: `Carte ${n}`, note: 'Thème', x: n % 2 ? null : 2.5, y: 1 })),
      };
    case 'table':
      return {
        family: 'table',
        kind: kind.key,
        rows: some((n) => ({
          id: `r${n}`,
          cells: Object.fromEntries(
            kind.columns
              .filter(({ type }) => type !== 'measures')
              .map((column) => {
                if (column.type === 'choice') return [column.key, column.choices[0]!.key];
                if (column.type === 'date') return [column.key, '2026-12-31'];
                if (column.type === 'number') return [column.key, n];
                if (column.type === 'image') return [column.key, `image${n}`];
                return [column.key, column.type === 'person' ? null : `Cellule ${n}`];
              }),
          ),
          ...(kind.columns.some(({ type }) => type === 'measures') && {
            measures: Object.fromEntries(
              kind.columns
                .filter(({ type }) => type === 'measures')
                .map(({ key }) => [key, [{ day: '2026-11-22', value: n }]]),
            ),
          }),
        })),
      };
    case 'form':
      return {
        family: 'form',
        kind: kind.key,
        fields: Object.fromEntries(
          kind.fields.map(({ key, choices }) => [key, choices?.[0]?.key ?? `Réponse ${key}`]),
        ),
      };
  }
}
