import { expect, it } from 'vitest';
import { mayAnswer } from './expectation.ts';

const board = { phaseId: 'phase-1', kind: 'PRIORITY_MAP' };

it.each([
  ['its kind, in another phase', { phaseId: 'phase-2', boardKind: 'PRIORITY_MAP' }, true],
  ['its phase, without a kind', { phaseId: 'phase-1', boardKind: null }, true],
  ['its phase, another kind', { phaseId: 'phase-1', boardKind: 'ACTION_PLAN' }, true],
  ['another phase and kind', { phaseId: 'phase-2', boardKind: 'ACTION_PLAN' }, false],
  ['another phase, no kind', { phaseId: 'phase-2', boardKind: null }, false],
])('a board answers what is expected of %s: %s', (_name, expected, answers) => {
  expect(mayAnswer(expected, board)).toBe(answers);
});
