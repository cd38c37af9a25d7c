import type { TableColumn } from '#domain/boards/kind.ts';
import { number } from '#app/lib/french/numbers.ts';

const DAY = new Intl.DateTimeFormat('fr-FR', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

/** What a cell that is not co-edited text shows; an empty string when it is empty. */
export function cellWords(column: TableColumn, value: unknown): string {
  if (value === null || value === undefined || value === '') return '';
  switch (column.type) {
    case 'choice':
      return column.choices.find(({ key }) => key === value)?.title ?? '';
    case 'date': {
      const at = Date.parse(`${String(value)}T00:00:00Z`);
      return Number.isNaN(at) ? '' : DAY.format(at);
    }
    case 'number':
      return typeof value === 'number' ? `${number(value)}${column.unit ? `\u00a0${column.unit}` : ''}` : '';
    case 'person':
    case 'text':
      return String(value);
    case 'image':
      return 'Photo';
    case 'measures':
      return '';
  }
}

/** A number as a French hand writes it: « 12,5 », « 1 200 ». Null when it is empty, undefined when it is not a number. */
export function parseFrenchNumber(text: string): number | null | undefined {
  const bare = text.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.');
  if (bare === '') return null;
  const value = Number(bare);
  return Number.isFinite(value) && Math.abs(value) <= 1e15 ? value : undefined;
}
