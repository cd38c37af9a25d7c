import type { KindOf, TableColumn } from '#domain/boards/kind.ts';
import type { ProjectionOf } from '#domain/sheet/projection.ts';

/** The columns of a sealed table: the kind's, then any other that was sealed, so that nothing signed is ever hidden. */
export function columnsOf(projection: ProjectionOf<'table'>, kind: KindOf<'table'> | null): TableColumn[] {
  const declared = kind?.columns ?? [];
  const known = new Set(declared.map(({ key }) => key));
  const others = [...new Set(projection.rows.flatMap(({ cells }) => Object.keys(cells)))].filter(
    (key) => !known.has(key),
  );
  return [...declared, ...others.map((key): TableColumn => ({ key, title: key, type: 'text' }))];
}

/** Beyond so many columns a table is printed lying. */
export const MOST_COLUMNS_UPRIGHT = 5;

/** `2027-01-31` as « 31/01/2027 »; anything else as it was written. A date has no time zone: it is never parsed as an instant. */
function dateText(value: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  return parts ? `${parts[3]}/${parts[2]}/${parts[1]}` : value;
}

/** A sealed cell in words; empty for null. A choice that no longer exists shows its key rather than nothing. */
export function cellText(value: string | number | null, column: TableColumn): string {
  if (value === null) return '';
  switch (column.type) {
    case 'choice':
      return column.choices.find(({ key }) => key === value)?.title ?? String(value);
    case 'date':
      return dateText(String(value));
    case 'number': {
      const amount = typeof value === 'number' ? value.toLocaleString('fr-FR') : value;
      return column.unit ? `${amount}\u00a0${column.unit}` : amount;
    }
    case 'text':
    case 'person':
      return String(value).trim();
    case 'image':
      return 'Photo';
    case 'measures':
      return '';
  }
}
