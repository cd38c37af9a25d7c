import { expect, it } from 'vitest';
import { instantOf } from '#domain/paris-day.ts';
import { phaseDates, phaseSubtitle } from './plan-words.ts';

it('writes the dates of a phase without saying the same twice', () => {
  const at = (day: string) => instantOf(day, '12:00');
  const words = (start: string | null, end: string | null) =>
    phaseDates({ startsAt: start === null ? null : at(start), endsAt: end === null ? null : at(end) });
  expect(words(null, null)).toBeNull();
  expect(words('2027-03-03', '2027-03-20')).toBe('du 3 au 20\u00a0mars\u00a02027');
  expect(words('2027-03-03', '2027-04-20')).toBe('du 3\u00a0mars au 20\u00a0avril\u00a02027');
  expect(words('2026-12-03', '2027-01-20')).toBe('du 3\u00a0décembre\u00a02026 au 20\u00a0janvier\u00a02027');
  expect(words('2027-03-03', '2027-03-03')).toBe('le 3\u00a0mars\u00a02027');
  expect(words('2027-05-01', null)).toBe('à partir du 1er\u00a0mai\u00a02027');
});

it('leaves out the colon that opened a list in the call', () => {
  expect(phaseSubtitle({ subtitle: 'Formaliser l’état des lieux :' })).toBe('Formaliser l’état des lieux');
  expect(phaseSubtitle({ subtitle: 'Séquence 1 : comprendre' })).toBe('Séquence 1\u00a0: comprendre');
});
