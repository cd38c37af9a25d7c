import type { SheetKind, TableColumn } from '../boards/kind.ts';
import { HEADINGS } from './headings.ts';
import { measuresText, type Measure } from './measures.ts';
import type { SheetProjection } from './projection.ts';
import { cellText, markTitles, type CellValue, type FormField } from './wording.ts';

/*
 * The families whose sheets are lines, seen alike: what can be read back from a file. A form is read field by field (`merge-form.ts`).
 */

type Titled = { key: string; title: string };

/** A column that a file may change. A picture is never one: a table holds its name, not its drawing. */
export type MergeColumn =
  | Exclude<TableColumn, { type: 'image' | 'choice' | 'number' }>
  /** `required`: a card always stands in a zone. */
  | (Extract<TableColumn, { type: 'choice' }> & { required?: true })
  /** `range`: of an axis. */
  | (Extract<TableColumn, { type: 'number' }> & { range?: [number, number] })
  /** Title of the group a card is gathered under; '' for a card that stands alone. */
  | (Titled & { type: 'group' })
  /** Keys of the marks a card carries. */
  | (Titled & { type: 'marks'; marks: readonly Titled[] });

export type MergeValue = CellValue | Measure[] | string[];
export type MergeItem = { id: string; values: Record<string, MergeValue> };

/**
 * The columns a file may change, under the titles they are exported with; null for a form. New ones come last: a file exported before
 * them holds the signs of the first ones only (`line-mark.ts`).
 */
export function mergeColumns(kind: SheetKind): MergeColumn[] | null {
  switch (kind.family) {
    case 'cards':
      return [
        { key: 'zone', title: HEADINGS.zone, type: 'choice', choices: kind.zones, required: true },
        { key: 'text', title: HEADINGS.card, type: 'text' },
        { key: 'group', title: HEADINGS.group, type: 'group' },
        ...(kind.marks?.length
          ? [{ key: 'marks', title: HEADINGS.marks, type: 'marks' as const, marks: kind.marks }]
          : []),
      ];
    case 'map':
      return [
        { key: 'text', title: HEADINGS.card, type: 'text' },
        { key: 'note', title: kind.noteTitle, type: 'text' },
        { key: 'x', title: kind.x.title, type: 'number', range: kind.range },
        { key: 'y', title: kind.y.title, type: 'number', range: kind.range },
      ];
    case 'table':
      return kind.columns.filter((column) => column.type !== 'image');
    case 'form':
      return null;
  }
}

/** The column of answers, as it reads on the line of one field of a form. */
export function answerColumn({ key, choices }: FormField): MergeColumn {
  return choices
    ? { key, title: HEADINGS.answer, type: 'choice', choices }
    : { key, title: HEADINGS.answer, type: 'text' };
}

/** The lines of a sheet, by the columns above. */
export function mergeItems(projection: SheetProjection): MergeItem[] {
  switch (projection.family) {
    case 'cards':
      return projection.zones.flatMap(({ key: zone, cards, groups = [] }) =>
        cards.map(({ id, text, group, marks = [] }) => ({
          id,
          values: { zone, text, group: groups.find((one) => one.id === group)?.title ?? '', marks },
        })),
      );
    case 'map':
      return projection.cards.map(({ id, text, note, x, y }) => ({ id, values: { text, note, x, y } }));
    case 'table':
      return projection.rows.map(({ id, cells, measures }) => ({ id, values: { ...cells, ...measures } }));
    case 'form':
      return [];
  }
}

/** What a value reads as, in a file and in the preview. Two values that read the same are the same. */
export function mergeText(value: MergeValue | undefined, column: MergeColumn): string {
  if (column.type === 'marks') return markTitles({ marks: value as string[] | undefined }, [...column.marks]);
  if (Array.isArray(value)) return measuresText(value as Measure[]);
  if (column.type === 'group') return String(value ?? '').trim();
  if (column.type === 'number' && column.range && typeof value === 'number')
    return cellText(Math.round(value * 10) / 10, column);
  return cellText(value, column).trim();
}
