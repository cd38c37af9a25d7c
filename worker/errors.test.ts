import { DrizzleQueryError } from 'drizzle-orm/errors';
import { LibsqlError } from '@libsql/client/web';
import { expect, test } from 'vitest';
import { GrappeError } from '#domain/errors.ts';
import { codeOf, withoutValues } from './errors.ts';

const failedQuery = () =>
  new DrizzleQueryError(
    'select * from logins where token_hash = ?',
    ['secret-hash', 'Mots de quelqu’un'],
    new LibsqlError('SQLITE_BUSY: database is locked', 'SQLITE_BUSY'),
  );

test('a failed query is logged with its text and its cause, never with its values (failure 46)', () => {
  const error = failedQuery();
  expect(error.message).toContain('secret-hash');
  const logged = withoutValues(error);
  expect(logged).toContain('select * from logins where token_hash = ?');
  expect(logged).toContain('SQLITE_BUSY');
  expect(logged).not.toContain('secret-hash');
  expect(logged).not.toContain('Mots');
});

test('everything thrown amounts to a code of the closed list', () => {
  expect(codeOf(new GrappeError('sheet_sealed'))).toBe('sheet_sealed');
  expect(codeOf(failedQuery())).toBe('storage_failed');
  expect(codeOf(new Error('outer', { cause: failedQuery() }))).toBe('storage_failed');
  expect(codeOf(new TypeError('x is not a function'))).toBe('internal');
  expect(codeOf('a string')).toBe('internal');
});
