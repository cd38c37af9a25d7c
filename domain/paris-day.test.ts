import { expect, test, vi } from 'vitest';
import {
  addDays,
  addMonths,
  dayOf,
  daysBetween,
  endOfDay,
  instantOf,
  isDay,
  startOfDay,
  timeOf,
} from './paris-day.ts';

test.each([
  ['2026-01-15', '2026-01-14T23:00:00.000Z', '2026-01-15T22:59:59.999Z'],
  ['2026-07-15', '2026-07-14T22:00:00.000Z', '2026-07-15T21:59:59.999Z'],
  // The clock goes forward, then back: days of 23 and of 25 hours.
  ['2026-03-29', '2026-03-28T23:00:00.000Z', '2026-03-29T21:59:59.999Z'],
  ['2026-10-25', '2026-10-24T22:00:00.000Z', '2026-10-25T22:59:59.999Z'],
])('%s in Paris goes from %s to %s', (day, start, end) => {
  expect(new Date(startOfDay(day)).toISOString()).toBe(start);
  expect(new Date(endOfDay(day)).toISOString()).toBe(end);
  expect([dayOf(startOfDay(day)), dayOf(endOfDay(day))]).toEqual([day, day]);
});

test('days that do not exist are none', () => {
  expect(['2026-02-30', '2026-13-01', '22/11/2026', ''].map(isDay)).toEqual([false, false, false, false]);
  expect(['2028-02-29', '2026-11-22'].map(isDay)).toEqual([true, true]);
});

test('days are counted over months, years and changes of the clock', () => {
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  expect(daysBetween('2026-03-01', '2026-04-01')).toBe(31);
  expect(daysBetween('2026-04-01', '2026-03-01')).toBe(-31);
  expect([addMonths('2026-01-31', 1), addMonths('2026-11-30', 14)]).toEqual(['2026-02-28', '2028-01-30']);
});

test.each([
  ['2026-01-15', '09:30', '2026-01-15T08:30:00.000Z'],
  ['2026-07-15', '09:30', '2026-07-15T07:30:00.000Z'],
  ['2026-03-29', '09:30', '2026-03-29T07:30:00.000Z'],
  ['2026-10-25', '00:15', '2026-10-24T22:15:00.000Z'],
  ['2026-10-25', '23:45', '2026-10-25T22:45:00.000Z'],
  ['2027-01-01', '00:00', '2026-12-31T23:00:00.000Z'],
])('%s at %s in Paris is %s', (day, time, instant) => {
  const at = instantOf(day, time);
  expect(new Date(at).toISOString()).toBe(instant);
  expect([dayOf(at), timeOf(at)]).toEqual([day, time]);
});

test('a day is written the same where the browser writes the dates of every locale another way', () => {
  // Safari with ICU 72: « 11/22/2026 » for the locale that wrote « 2026-11-22 » before and after.
  const formats: { format: unknown } = Intl.DateTimeFormat.prototype;
  const format = vi.spyOn(formats, 'format', 'get').mockReturnValue(() => '11/22/2026');
  expect(dayOf(Date.UTC(2026, 10, 22, 9))).toBe('2026-11-22');
  format.mockRestore();
});
