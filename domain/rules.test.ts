import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const HOUSE = ['app', 'db', 'docs', 'domain', 'party', 'scripts', 'tests', 'worker'];

const rules = [...readFileSync(join(ROOT, 'domain/RULES.md'), 'utf8').matchAll(/^- ([A-Z]\d+)\. /gm)].map(
  ([, number]) => number!,
);
const files = HOUSE.flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(ts|svelte|md)$/.test(path) && !path.endsWith('RULES.md'))
    .map((path) => ({ path: join(folder, path), text: readFileSync(join(ROOT, folder, path), 'utf8') })),
);

/** `R1`, or the three of `R1–R3`, as they stand in a comment, a document or the title of a test. */
function numbersIn(text: string): string[] {
  return [...text.matchAll(/\b([A-Z])(\d{1,2})\b(?:–\1(\d{1,2})\b)?/g)].flatMap(([, letter, first, last]) =>
    Array.from(
      { length: Math.max(1, Number(last ?? first) - Number(first) + 1) },
      (_, index) => `${letter}${Number(first) + index}`,
    ),
  );
}

test('each rule has a number of its own', () => {
  expect(rules.length).toBeGreaterThan(90);
  expect(rules.filter((number, index) => rules.indexOf(number) !== index)).toEqual([]);
});

test('what is called a rule is one', () => {
  const CITED = /\b[Rr]ules? ([A-Z]\d+(?:(?:–|, | and | or )[A-Z]\d+)*)/g;
  const unknown = files.flatMap(({ path, text }) =>
    [...text.matchAll(CITED)]
      .flatMap(([, numbers]) => numbersIn(numbers!))
      .filter((number) => !rules.includes(number))
      .map((number) => `${path}: ${number}`),
  );
  expect(unknown).toEqual([]);
});

test('each rule is named by a test', () => {
  const named = new Set(
    files.filter(({ path }) => /\.(test|spec)\.ts$/.test(path)).flatMap(({ text }) => numbersIn(text)),
  );
  expect(rules.filter((number) => !named.has(number))).toEqual([]);
});
