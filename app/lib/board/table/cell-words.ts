import type { TableColumn } from '#domain/boards/kind.ts';
import { exactNumber } from '#app/lib/french/numbers.ts';

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
      return typeof value === 'number'
        ? `${exactNumber(value)}${column.unit ? `\u00a0${column.unit}` : ''}`
        : '';
    case 'person':
    case 'text':
      return String(value);
    case 'image':
      return 'Photo';
    case 'measures':
      return '';
  }
}
