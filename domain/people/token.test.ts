import { expect, test } from 'vitest';
import { hashToken, newToken } from './token.ts';

test('a token holds 256 bits, in characters that need no escaping (rule L1)', () => {
  const tokens = Array.from({ length: 200 }, newToken);
  for (const token of tokens) {
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
  }
  expect(new Set(tokens).size).toBe(200);
});

test('a hash is the SHA-256 of FIPS 180-4', async () => {
  expect(await hashToken('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});
