import type { CellMerge } from './compare-cell.ts';
import type { MergeValue } from './merge-model.ts';
import type { CellError } from './read-cell.ts';

/** What reading a file back would do (rule X3). `line` is the line of the file as a spreadsheet numbers it. */
export type MergePlan = {
  added: { line: number; what: string; values: Record<string, MergeValue> }[];
  /** `id`: of the card or row; the key of the field, for a form. */
  changed: { id: string; line: number; what: string; cells: CellMerge[] }[];
  unchanged: number;
  /** In the sheet, not in the file: removed only when that is ticked. Never a field of a form. */
  absent: { id: string; what: string }[];
  /** In the file, removed from the sheet since the export: left alone. */
  gone: { line: number; what: string }[];
  /** Columns of the file that the sheet does not have. */
  ignored: string[];
  /** Columns of the file that say what others say already. */
  derived: string[];
  /** Columns of pictures, which a table does not hold. */
  pictures: string[];
  errors: {
    line: number;
    column: string | null;
    said: string;
    error: CellError | 'twice' | 'too_many' | 'not_a_field';
  }[];
};
