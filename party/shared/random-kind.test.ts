import { randomKind, seededRandom, SHEET_FAMILIES } from '#domain/boards/random-kind.ts';
import { BoardKindSchema, type SheetKind } from '#domain/boards/kind.ts';
import { sheetCsv } from '#domain/sheet/csv.ts';
import { differencesBetween } from '#domain/sheet/differences.ts';
import { isEmptyProjection, ProjectionSchema, type SheetProjection } from '#domain/sheet/projection.ts';
import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import * as Y from 'yjs';
import { randomGesture } from './random-gestures.ts';
import { openSheetDoc, projectSheet, writeTemplate, type SheetDoc } from './sheet-doc.ts';
import { isItem, ItemRules } from './sheet-schema.ts';
import { writeProjection } from './write-projection.ts';

/** Changes with every run; a failure prints it, and GRAPPE_SEED gives the same kinds again. */
const SEED = Number(process.env.GRAPPE_SEED ?? Math.floor(Math.random() * 2 ** 31));
const ROUNDS = 25;

const newSheet = (kind: SheetKind): SheetDoc => {
  const sheet = openSheetDoc(new Y.Doc());
  writeTemplate(sheet.doc, kind);
  return sheet;
};
/** With its definition, as it is sealed: the catalogue does not know this kind. */
const projected = (sheet: SheetDoc, kind: SheetKind): SheetProjection => ({
  ...projectSheet(sheet, kind),
  definition: kind,
});

describe.each(SHEET_FAMILIES.map((family, at) => ({ family, seed: SEED + at * 1000 })))(
  'a kind of $family that nobody declared (seed $seed)',
  ({ family, seed }) => {
    const random = seededRandom(seed);
    const kinds = Array.from({ length: ROUNDS }, () => randomKind(family, random));

    it('is one the schema takes', () => {
      for (const kind of kinds) expect(v.parse(BoardKindSchema, kind)).toEqual(kind);
    });

    it('can be opened, written on, read, and written anew from what it says', () => {
      for (const kind of kinds) {
        const rules = new ItemRules(kind);
        const sheet = newSheet(kind);
        expect(isEmptyProjection(projected(sheet, kind))).toBe(true);
        for (let gesture = 0; gesture < 40; gesture += 1) randomGesture(sheet, kind, random);
        for (const [id, item] of sheet.items) expect(isItem(kind, rules, item), id).toBe(true);
        const projection = projectSheet(sheet, kind);
        expect(v.parse(ProjectionSchema, projection)).toEqual(projection);
        const anew = openSheetDoc(new Y.Doc());
        writeProjection(anew.doc, kind, projection);
        expect(projectSheet(anew, kind)).toEqual(projection);
      }
    });

    it('leaves as a file whose lines all have as many cells as its titles', () => {
      for (const kind of kinds) {
        const sheet = newSheet(kind);
        for (let gesture = 0; gesture < 20; gesture += 1) randomGesture(sheet, kind, random);
        const lines = rowsOf(sheetCsv(projected(sheet, kind)));
        expect(new Set(lines.map((cells) => cells.length)).size).toBe(1);
        expect(lines.length).toBeGreaterThan(family === 'form' ? 1 : 0);
      }
    });

    it('differs from itself in nothing, and from its first day in what was written', () => {
      for (const kind of kinds) {
        const sheet = newSheet(kind);
        const before = projected(sheet, kind);
        while (isEmptyProjection(projectSheet(sheet, kind))) randomGesture(sheet, kind, random);
        const after = projected(sheet, kind);
        expect(differencesBetween(after, after)).toEqual([]);
        expect(differencesBetween(before, after).map(({ change }) => change)).toContain('added');
      }
    });
  },
);

/** Cells of a CSV file, quotes and line breaks in them read as a spreadsheet does. */
function rowsOf(csv: string): string[][] {
  const rows: string[][] = [[]];
  const cells = /("(?:[^"]|"")*"|[^;\r\n]*)(;|\r?\n|$)/gy;
  for (const [, cell = '', end = ''] of csv.replace(/^\uFEFF/, '').matchAll(cells)) {
    rows.at(-1)?.push(cell);
    if (end === '') break;
    if (end !== ';') rows.push([]);
  }
  return rows.filter((row) => row.length > 1 || row[0] !== '');
}
