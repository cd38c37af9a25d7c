import { expect, test } from 'vitest';
import { transmissionRefusal } from './transmission.ts';

const hash = 'a'.repeat(64);

test('D8: what every college validated may be given to the programme', () => {
  expect(transmissionRefusal({ state: 'validated', hash, transmittedAt: null }, hash)).toBeNull();
});

test.each([
  ['submitted', 'deliverable_not_validated'],
  ['draft', 'deliverable_not_validated'],
  ['superseded', 'deliverable_superseded'],
] as const)('D8: %s may not', (state, refusal) => {
  expect(transmissionRefusal({ state, hash, transmittedAt: null }, hash)).toBe(refusal);
});

test.each(['transmitted', 'superseded'] as const)('D8: given once, it is not given again (%s)', (state) => {
  expect(transmissionRefusal({ state, hash, transmittedAt: 1 }, hash)).toBe('already_transmitted');
});

test('D4: another hash than the one that was read is refused', () => {
  expect(transmissionRefusal({ state: 'validated', hash, transmittedAt: null }, 'b'.repeat(64))).toBe(
    'hash_mismatch',
  );
});
