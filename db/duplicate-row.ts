import { ALREADY_HOLDS, IMMUTABLE_MESSAGE } from './triggers.ts';

/**
 * True when a statement failed because a row with the same key exists: a UNIQUE or PRIMARY KEY constraint, or the trigger that
 * stands before it on an immutable table. Looks through the driver's and Drizzle's wrapping. Reads the message, since Hrana
 * carries only `SQLITE_CONSTRAINT` for every kind of constraint.
 */
export function isDuplicateRow(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { message } = error;
  if (/(?:UNIQUE|PRIMARY KEY) constraint failed/.test(message)) return true;
  if (message.includes(`${IMMUTABLE_MESSAGE}: `) && message.includes(` ${ALREADY_HOLDS} `)) return true;
  return isDuplicateRow(error.cause);
}
