import { expect, it } from 'vitest';
import { ERROR_STATUS, type ErrorCode } from '#domain/errors.ts';
import { ERROR_SENTENCES, sentence } from './errors.ts';

it('has a whole, different sentence for every code that can be refused', () => {
  const codes = Object.keys(ERROR_STATUS) as ErrorCode[];
  expect(Object.keys(ERROR_SENTENCES).sort()).toEqual([...codes].sort());
  for (const code of codes) expect(sentence(code), code).toMatch(/^\p{Lu}.{15,}\.$/u);
  expect(new Set(codes.map(sentence)).size).toBe(codes.length);
});
