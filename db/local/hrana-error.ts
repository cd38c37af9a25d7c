/**
 * Everything the server may answer besides a result. The names and the `SQLite error: ` prefix are those of sqld, so that code
 * which looks at `LibsqlError.code` behaves the same on a laptop and on Turso. Hrana carries SQLite's PRIMARY code only
 * (`SQLITE_CONSTRAINT`, never `SQLITE_CONSTRAINT_UNIQUE`): the kind of constraint is in the message.
 */
const PRIMARY_CODES = {
  1: 'SQLITE_UNKNOWN',
  2: 'SQLITE_INTERNAL',
  3: 'SQLITE_PERM',
  4: 'SQLITE_ABORT',
  5: 'SQLITE_BUSY',
  6: 'SQLITE_LOCKED',
  7: 'SQLITE_NOMEM',
  8: 'SQLITE_READONLY',
  9: 'SQLITE_INTERRUPT',
  10: 'SQLITE_IOERR',
  11: 'SQLITE_CORRUPT',
  12: 'SQLITE_NOTFOUND',
  13: 'SQLITE_FULL',
  14: 'SQLITE_CANTOPEN',
  15: 'SQLITE_PROTOCOL',
  17: 'SQLITE_SCHEMA',
  18: 'SQLITE_TOOBIG',
  19: 'SQLITE_CONSTRAINT',
  20: 'SQLITE_MISMATCH',
  21: 'SQLITE_MISUSE',
  22: 'SQLITE_NOLFS',
  23: 'SQLITE_AUTH',
  25: 'SQLITE_RANGE',
  26: 'SQLITE_NOTADB',
} as const satisfies Record<number, string>;

type SqliteCode = (typeof PRIMARY_CODES)[keyof typeof PRIMARY_CODES];

/** HTTP status of the codes that refuse a whole request; codes absent here travel inside a 200 pipeline reply. */
const HTTP_STATUS = {
  REQUEST_INVALID: 400,
  BATON_INVALID: 400,
  BATON_REUSED: 400,
  STREAM_EXPIRED: 400,
  AUTH_INVALID: 401,
  ORIGIN_REFUSED: 403,
  NOT_FOUND: 404,
  BODY_TOO_LARGE: 413,
  TOO_MANY_STREAMS: 503,
} as const;

export type HranaCode =
  | keyof typeof HTTP_STATUS
  | SqliteCode
  | 'SQL_NO_STATEMENT'
  | 'SQL_MANY_STATEMENTS'
  | 'SQL_NOT_FOUND'
  | 'SQL_STORE_FULL'
  | 'ARGS_INVALID'
  | 'ARGS_BOTH_POSITIONAL_AND_NAMED'
  | 'VALUE_NOT_REPRESENTABLE'
  | 'BATCH_COND_BAD_STEP'
  | 'STREAM_CLOSED'
  | 'INTERNAL_ERROR';

export class HranaError extends Error {
  readonly code: HranaCode;

  constructor(code: HranaCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'HranaError';
    this.code = code;
  }

  /** HTTP status when this error refuses the whole request. */
  get status(): number {
    return Object.hasOwn(HTTP_STATUS, this.code) ? HTTP_STATUS[this.code as keyof typeof HTTP_STATUS] : 500;
  }

  /** The protocol's `Error` object. */
  toWire(): { message: string; code: HranaCode } {
    return { message: this.message, code: this.code };
  }
}

/** SQLite's extended result code of an error thrown by `node:sqlite`, else undefined. */
function sqliteResultCode(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('errcode' in error)) return undefined;
  return typeof error.errcode === 'number' ? error.errcode : undefined;
}

/** True for a lock that may be free later. `SQLITE_BUSY_SNAPSHOT` (517) is not: the reader's snapshot is stale for good. */
export function isLockedForNow(error: unknown): boolean {
  const code = sqliteResultCode(error);
  return code !== undefined && (code & 0xff) === 5 && code !== 517;
}

/** Gives any thrown value the form the protocol can carry. An unexpected one keeps its cause for the server's log. */
export function toHranaError(error: unknown): HranaError {
  if (error instanceof HranaError) return error;
  const message = error instanceof Error ? error.message : String(error);
  const extended = sqliteResultCode(error);
  if (extended === undefined) return new HranaError('INTERNAL_ERROR', message, error);
  const primary = extended & 0xff;
  const code = PRIMARY_CODES[primary as keyof typeof PRIMARY_CODES] ?? 'SQLITE_UNKNOWN';
  return new HranaError(code, `SQLite error: ${message}`, error);
}
