import { GrappeError } from '#domain/errors.ts';
import { strFromU8, strToU8, unzipSync, zipSync, type Unzipped } from 'fflate';
import type { CellValue } from 'hucre/xlsx';
import { readOds } from 'hucre/ods';
import { readXlsx } from 'hucre/xlsx';
import { evened } from './bounded.ts';
import { SPREADSHEET_LIMITS } from './limits.ts';

/** One more than is allowed each way, so that what is too large is told, not cut. */
const RANGE = `A1:GS${SPREADSHEET_LIMITS.rows + 1}`;

/**
 * First sheet of an XLSX or ODS file.
 * @throws GrappeError `spreadsheet_unreadable`, `spreadsheet_too_large` or `spreadsheet_encrypted`
 */
export async function readWorkbook(bytes: Uint8Array): Promise<string[][]> {
  const parts = unpacked(bytes);
  const isOds = parts['mimetype'] !== undefined && 'content.xml' in parts;
  if (isOds && strFromU8(parts['META-INF/manifest.xml'] ?? new Uint8Array()).includes('encryption-data'))
    throw new GrappeError('spreadsheet_encrypted');
  if (!isOds && !('[Content_Types].xml' in parts)) throw new GrappeError('spreadsheet_unreadable');
  if (isOds) parts['content.xml'] = ungrouped(parts['content.xml'] as Uint8Array);
  // Packed again from bytes that were counted: what the reader opens cannot be larger than it says.
  const safe = zipSync(parts, { level: 0 });
  try {
    const options = { sheets: [0], range: RANGE };
    const workbook = await (isOds ? readOds(safe, options) : readXlsx(safe, options));
    return evened((workbook.sheets[0]?.rows ?? []).map((row) => row.map(words)));
  } catch (cause) {
    if (cause instanceof GrappeError) throw cause;
    // Whatever the reader trips over, it is the file that it could not read.
    throw new GrappeError('spreadsheet_unreadable', cause instanceof Error ? cause.name : undefined);
  }
}

/** The parts that hold words: pictures and macros are never unpacked. */
function unpacked(bytes: Uint8Array): Unzipped {
  let total = 0;
  try {
    return unzipSync(bytes, {
      filter({ name, size, originalSize }) {
        if (!/^mimetype$|\.(xml|rels)$/.test(name)) return false;
        // Both are counted: parts that are stored as they are may overlap in the file.
        total += Math.max(size, originalSize);
        if (total > SPREADSHEET_LIMITS.unpackedBytes) throw new GrappeError('spreadsheet_too_large');
        return true;
      },
    });
  } catch (cause) {
    if (cause instanceof GrappeError) throw cause;
    throw new GrappeError('spreadsheet_unreadable', 'zip');
  }
}

/** Lines repeated on each printed page, and lines one can fold, stand inside these; the reader only sees those that stand outside. */
const GROUPS = /<\/?table:table-(?:header-rows|rows|row-group)(?:\s[^>]*)?>/g;

function ungrouped(content: Uint8Array): Uint8Array<ArrayBuffer> {
  return strToU8(strFromU8(content).replace(GROUPS, ''));
}

function words(value: CellValue | undefined): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  if (typeof value === 'boolean') return value ? 'oui' : 'non';
  return String(value);
}
