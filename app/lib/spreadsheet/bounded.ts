import { GrappeError } from '#domain/errors.ts';
import { SPREADSHEET_LIMITS } from './limits.ts';

/**
 * Lines made equal in length, without the empty ones at the end.
 * @throws GrappeError `spreadsheet_too_large` beyond the rows or columns a file may have
 */
export function evened(lines: readonly (readonly string[])[]): string[][] {
  const last = lines.findLastIndex((line) => line.some((cell) => cell !== ''));
  const kept = lines.slice(0, last + 1);
  const width = kept.reduce(
    (widest, line) => Math.max(widest, line.findLastIndex((cell) => cell !== '') + 1),
    0,
  );
  if (kept.length > SPREADSHEET_LIMITS.rows || width > SPREADSHEET_LIMITS.columns)
    throw new GrappeError('spreadsheet_too_large');
  return kept.map((line) => Array.from({ length: width }, (_cell, at) => line[at] ?? ''));
}
