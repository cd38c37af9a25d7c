import { CSV_TYPE } from '#domain/csv.ts';

/** The kinds of file that are read and written. */
export const FORMATS = ['csv', 'xlsx', 'ods'] as const;
export type Format = (typeof FORMATS)[number];

/** What a browser is told that each of them is. */
export const MEDIA_TYPES: Record<Format, string> = {
  csv: CSV_TYPE,
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
};
