import { expect, it } from 'vitest';
import { grapeSize, phaseWindow } from './frise.ts';

it('writes the window of a phase as short as it can be said', () => {
  const at = (year: number, month: number) => Date.UTC(year, month - 1, 15);
  expect(phaseWindow({ startsAt: null, endsAt: null })).toBeNull();
  expect(phaseWindow({ startsAt: at(2027, 1), endsAt: at(2027, 1) })).toBe('janv. 2027');
  expect(phaseWindow({ startsAt: at(2027, 1), endsAt: at(2027, 2) })).toBe('janv. – févr. 2027');
  expect(phaseWindow({ startsAt: at(2026, 12), endsAt: at(2027, 2) })).toBe('déc. 2026 – févr. 2027');
});

it('draws large what gathers everyone', () => {
  expect(['kickoff', 'collective', 'individual', 'intersession', 'review'].map(grapeSize)).toEqual([
    'large',
    'large',
    'medium',
    'small',
    'large',
  ]);
});
