import { expect, test } from 'vitest';
import { isSameOrigin } from './origin.ts';

const asked = (url: string, origin?: string) =>
  isSameOrigin(new Request(url, { headers: origin ? { origin } : {} }));

test.each([
  ['https://grappe.example/api', 'https://grappe.example', true],
  ['http://localhost:8787/api', 'http://localhost:8787', true],
  // TLS ends at a proxy in front of us.
  ['http://grappe.example/api', 'https://grappe.example', true],
  // Never the other way: a page that came without TLS may have been written by anyone.
  ['https://grappe.example/api', 'http://grappe.example', false],
  ['https://grappe.example/api', 'https://evil.example', false],
  ['https://grappe.example/api', 'https://grappe.example.evil.example', false],
  ['https://grappe.example/api', 'https://sub.grappe.example', false],
  ['http://localhost:8787/api', 'http://localhost:8788', false],
  ['https://grappe.example/api', 'null', false],
  ['https://grappe.example/api', undefined, false],
])('%s from %s: %s', (url, origin, same) => {
  expect(asked(url, origin)).toBe(same);
});
