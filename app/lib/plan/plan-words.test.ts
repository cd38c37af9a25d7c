import { expect, it } from 'vitest';
import { instantOf } from '#domain/paris-day.ts';
import { phaseDates } from './plan-words.ts';

it('writes the dates of a phase without saying the same twice', () => {
  const at = (day: string) => instantOf(day, '12:00');
  const words = (start: string | null, end: string | null) =>
    phaseDates({ startsAt: start === null ? null : at(start), endsAt: end === null ? null : at(end) });
  expect(words(null, null)).toBeNull();
  expect(words('2027-03-03', '2027-03-20')).toBe('du 3 au 20 mars 2027');
  expect(words('2027-03-03', '2027-04-20')).toBe('du 3 mars au 20 avril 2027');
  expect(words('2026-12-03', '2027-01-20')).toBe('du 3 décembre 2026 au 20 janvier 2027');
  expect(words('2027-03-03', '2027-03-03')).toBe('le 3 mars 2027');
  expect(words('2027-05-01', null)).toBe('à partir du 1er mai 2027');
});
