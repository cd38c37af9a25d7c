/*
 * Days of the clusters. A day is a key, `2026-11-22`, as date fields write it; an instant is milliseconds UTC. All clusters live on
 * Paris time, whatever the clock of the machine that computes.
 */

export { dayOf } from './day-of.ts';

const HOUR = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Paris',
  hour: '2-digit',
  hourCycle: 'h23',
});
const TIME = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Paris',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

const DAY_MS = 24 * 60 * 60 * 1000;

/** True for a day that exists: `2026-02-30` does not. */
export function isDay(key: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(key)) return false;
  const at = Date.parse(`${key}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(key);
}

/** The instant this day begins in Paris. Midnight there is 22 h or 23 h UTC of the day before. */
export function startOfDay(key: string): number {
  const midnight = Date.parse(`${key}T00:00:00Z`);
  const summer = midnight - 2 * 60 * 60 * 1000;
  return Number(HOUR.format(summer)) === 0 ? summer : midnight - 60 * 60 * 1000;
}

/** The last instant of this day in Paris. */
export const endOfDay = (key: string): number => startOfDay(addDays(key, 1)) - 1;

/** So many days later, or earlier when `count` is negative. */
export function addDays(key: string, count: number): string {
  return new Date(Date.parse(`${key}T00:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10);
}

/** Days from one to the other; negative when `to` is the earlier one. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

/** So many months later; on the last day of a month that is too short. */
export function addMonths(key: string, count: number): string {
  const [year = 0, month = 1, day = 1] = key.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + count, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(day, last));
  return first.toISOString().slice(0, 10);
}

/** The instant it is `time` (`09:30`) on this day in Paris. An hour that the change to summer time skips is read an hour later. */
export function instantOf(key: string, time: string): number {
  const wall = Date.parse(`${key}T${time}:00Z`);
  const summer = wall - 2 * 60 * 60 * 1000;
  const [hour] = time.split(':');
  return Number(HOUR.format(summer)) === Number(hour) ? summer : wall - 60 * 60 * 1000;
}

/** The time it is in Paris at this instant, as a field writes it: `09:30`. */
export const timeOf = (at: number): string => TIME.format(at);
