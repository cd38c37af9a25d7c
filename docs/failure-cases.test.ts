import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const text = readFileSync(join(ROOT, 'docs/failure-cases.md'), 'utf8');

const cases = [...text.matchAll(/^\| (\d+) \| .+ \| (.+) \|$/gm)].map(([, number, files]) => ({
  number: Number(number),
  files: [...files!.matchAll(/`([^`]+)`/g)].map(([, file]) => file!),
}));

/** Every case that a test cites: `failure 7`, `lines 27, 31`, `failures 14–22`. */
function citedIn(file: string): Set<number> {
  const cited = new Set<number>();
  for (const [, list] of readFileSync(join(ROOT, file), 'utf8').matchAll(
    /\b(?:failure|case|line)(?:s| case)? (\d+(?:(?:–|, | and )\d+)*)/g,
  ))
    for (const part of list!.split(/, | and /)) {
      const [first = 0, last = first] = part.split('–').map(Number);
      for (let number = first; number <= last; number += 1) cited.add(number);
    }
  return cited;
}

test('every case has one line, in order, with tests', () => {
  expect(cases.map(({ number }) => number)).toEqual(Array.from({ length: 49 }, (_, index) => index + 1));
  expect(cases.filter(({ files }) => files.length === 0)).toEqual([]);
});

test('every test named is there, and cites the case', () => {
  const wrong = cases.flatMap(({ number, files }) =>
    files
      .filter((file) => !existsSync(join(ROOT, file)) || !citedIn(file).has(number))
      .map((file) => `${number}: ${file}`),
  );
  expect(wrong).toEqual([]);
});
