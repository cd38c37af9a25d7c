import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const DOCUMENT = fileURLToPath(new URL('../../docs/api.md', import.meta.url));

/** Read as text: the modules themselves load in workerd only. */
const routes = readdirSync(HERE)
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .flatMap((file) => [
    ...readFileSync(HERE + file, 'utf8').matchAll(/\.(get|post|put|patch|delete)\(\s*'(\/[^']*)'/g),
  ])
  .map(([, method, path]) => `${method!.toUpperCase()} /api${path}`);

/** The first column of the table, without the query of a search. */
const documented = [...readFileSync(DOCUMENT, 'utf8').matchAll(/^\| ([A-Z]+) `([^`?]+)[^`]*` \|/gm)].map(
  ([, method, path]) => `${method} ${path}`,
);

test('docs/api.md names every route, and no other', () => {
  expect(routes.length).toBeGreaterThan(80);
  expect(documented.toSorted()).toEqual(routes.toSorted());
});
