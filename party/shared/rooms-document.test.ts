import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { CLOSE, MESSAGE } from './protocol.ts';

const document = readFileSync(fileURLToPath(new URL('../../docs/rooms.md', import.meta.url)), 'utf8');
/** Rows of the document's tables that begin with two cells of these shapes. */
const rows = (shape: RegExp) =>
  Object.fromEntries([...document.matchAll(shape)].map(([, code, name]) => [name, Number(code)]));

test('docs/rooms.md names every type of message, and no other', () => {
  expect(rows(/^\| (\d{1,2}) \| (\w+) \|/gm)).toEqual(MESSAGE);
});

test('docs/rooms.md names every close code, and no other', () => {
  expect(rows(/^\| (4\d{3}) \| (\w+) \|/gm)).toEqual(CLOSE);
});
