import { SHEET_LIMITS } from './limits.ts';
import { numberIn, parseMeasures } from './measures.ts';
import type { MergeColumn, MergeValue } from './merge-model.ts';
import { foldedWords } from './search.ts';

/** Why a cell of a file cannot be taken. */
export type CellError =
  | 'not_a_choice'
  | 'not_a_mark'
  | 'not_a_number'
  | 'not_a_day'
  | 'not_measures'
  | 'too_many_measures'
  | 'out_of_range'
  | 'half_placed'
  | 'too_long'
  | 'name_too_long';

/** A cell as it is compared: line breaks of one sort, nothing around. */
export const bareCell = (said: string): string => said.replaceAll('\r\n', '\n').trim();

/** A cell of a file as a value of its column, or why it is none. An empty cell is an empty value. */
export function readCell(said: string, column: MergeColumn): { value: MergeValue } | { error: CellError } {
  const text = bareCell(said);
  switch (column.type) {
    case 'text':
    case 'group':
      return text.length > SHEET_LIMITS.textLength ? { error: 'too_long' } : { value: text };
    case 'person':
      return text.length > SHEET_LIMITS.personLength ? { error: 'name_too_long' } : { value: text || null };
    case 'choice': {
      if (text === '' && !column.required) return { value: null };
      const choice =
        column.choices.find(({ key, title }) => key === text || title.trim() === text) ??
        column.choices.find(({ title }) => foldedWords(title) === foldedWords(text));
      return choice ? { value: choice.key } : { error: 'not_a_choice' };
    }
    case 'marks':
      return readMarks(text, column.marks);
    case 'number': {
      const value = numberIn(text.replace(column.unit ?? '\0', ''));
      if (value === undefined) return { error: 'not_a_number' };
      const [low, high] = column.range ?? [-Infinity, Infinity];
      return value !== null && (value < low || value > high) ? { error: 'out_of_range' } : { value };
    }
    case 'date': {
      if (text === '') return { value: null };
      const day = dayIn(text);
      return day ? { value: day } : { error: 'not_a_day' };
    }
    case 'measures': {
      const value = parseMeasures(text);
      return value ? { value } : { error: 'not_measures' };
    }
  }
}

/** Titles of marks one after the other. Not split at commas first: a title may hold one. */
function readMarks(
  text: string,
  marks: readonly { key: string; title: string }[],
): { value: string[] } | { error: CellError } {
  const taken = new Set<string>();
  const longestFirst = [...marks].sort((a, b) => b.title.length - a.title.length);
  let rest = foldedWords(text);
  while (rest !== '') {
    const mark = longestFirst.find(({ key, title }) => {
      const said = foldedWords(title);
      return !taken.has(key) && rest.startsWith(said) && /^\s*([,;]|$)/.test(rest.slice(said.length));
    });
    if (!mark) return { error: 'not_a_mark' };
    taken.add(mark.key);
    rest = rest.slice(foldedWords(mark.title).length).replace(/^[\s,;]+/, '');
  }
  return { value: marks.filter(({ key }) => taken.has(key)).map(({ key }) => key) };
}

/** A day written `2027-03-01`, `01/03/2027` or `1/3/2027`, as `YYYY-MM-DD`; null when it is not a day of the calendar. */
export function dayIn(text: string): string | null {
  const [, year, month, day] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text) ?? [];
  const [, frenchDay, frenchMonth, frenchYear] = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(text) ?? [];
  const parts = [year ?? frenchYear, month ?? frenchMonth, day ?? frenchDay];
  if (parts.some((part) => part === undefined)) return null;
  const written = parts.map((part) => part?.padStart(2, '0')).join('-');
  const at = new Date(`${written}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(written) ? written : null;
}
