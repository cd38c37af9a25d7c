import { expect, it } from 'vitest';
import { tokenIn } from './invitation-link.ts';

const token = 'q7Jm2x_9-AbCdEfGhIjKlMnOpQrStUv';

it('finds the token in what people paste', () => {
  expect(tokenIn(`#${token}`)).toBe(token);
  expect(tokenIn(`  https://grappe.example/invitation#${token}\n`)).toBe(token);
  expect(tokenIn(token)).toBe(token);
});

it('does not take another address for one', () => {
  expect(tokenIn('')).toBeNull();
  expect(tokenIn('#')).toBeNull();
  expect(tokenIn('https://grappe.example/invitation')).toBeNull();
  expect(tokenIn('bonjour')).toBeNull();
});
