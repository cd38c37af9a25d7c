import type { SQLInputValue, SQLOutputValue } from 'node:sqlite';
import { HranaError } from './hrana-error.ts';
import type { ArgumentValue, WireValue } from './hrana-schema.ts';

/** A parsed argument as `node:sqlite` binds it: integers as bigint (64 bits), floats as number. */
export function toSqlite(value: ArgumentValue): SQLInputValue {
  switch (value.type) {
    case 'null':
      return null;
    case 'integer':
    case 'float':
    case 'text':
      return value.value;
    case 'blob':
      return Buffer.from(value.base64, 'base64');
  }
}

/**
 * A column of a result row as the wire carries it. Rows must be read with `readBigInts`, so that a number is always REAL.
 * Throws `VALUE_NOT_REPRESENTABLE` for an infinite REAL: JSON would turn it into null and the client would fail obscurely.
 */
export function fromSqlite(value: SQLOutputValue): WireValue {
  if (value === null) return { type: 'null' };
  if (typeof value === 'bigint') return { type: 'integer', value: value.toString() };
  if (typeof value === 'string') return { type: 'text', value };
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) {
      throw new HranaError('VALUE_NOT_REPRESENTABLE', 'An infinite REAL has no JSON form');
    }
    return { type: 'float', value };
  }
  const bytes = Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  return { type: 'blob', base64: bytes.toString('base64') };
}
