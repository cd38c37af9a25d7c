/* Dates are shown in the time of the clusters, wherever the computer believes it is. Times are milliseconds UTC. */
import { dayOf } from '#domain/day-of.ts';

const PARIS = { timeZone: 'Europe/Paris' } as const;
const DAY = new Intl.DateTimeFormat('fr-FR', { ...PARIS, day: 'numeric', month: 'long', year: 'numeric' });
const WEEKDAY = new Intl.DateTimeFormat('fr-FR', {
  ...PARIS,
  weekday: 'long',
  day: 'numeric',
  month: 'long',
});
const SHORT_DAY = new Intl.DateTimeFormat('fr-FR', {
  ...PARIS,
  day: 'numeric',
  month: 'short',
  year: 'numeric',
});
const MONTH = new Intl.DateTimeFormat('fr-FR', { ...PARIS, month: 'short', year: 'numeric' });
const TIME = new Intl.DateTimeFormat('fr-FR', { ...PARIS, hour: '2-digit', minute: '2-digit' });

/** « 22 novembre 2026 » */
export const day = (at: number) => DAY.format(at).replace(/^1 /, '1er ');
/** « dimanche 22 novembre » */
export const weekday = (at: number) => WEEKDAY.format(at).replace(/ 1 /, ' 1er ');
/** « 22 nov. 2026 » */
export const shortDay = (at: number) => SHORT_DAY.format(at).replace(/^1 /, '1er ');
/** « nov. 2026 » */
export const month = (at: number) => MONTH.format(at);
/** « 9 h 30 », « 14 h » */
export function time(at: number): string {
  const [hours = '', minutes = ''] = TIME.format(at).split(':');
  return `${Number(hours)}\u00a0h${minutes === '00' ? '' : `\u00a0${minutes}`}`;
}
/** « 22 novembre 2026 à 9 h 30 » */
export const dayAndTime = (at: number) => `${day(at)} à ${time(at)}`;
/** « 2026-11-22 », the day in Paris, to compare days or fill a date field. */
export const dayKey = dayOf;

/** « aujourd’hui à 14 h 05 », « hier à 9 h », « le 3 mars 2026 »: when something was last touched. */
export function ago(at: number, now: number = Date.now()): string {
  const minutes = Math.round((now - at) / 60_000);
  if (minutes < 1) return 'à l’instant';
  if (minutes < 60) return `il y a ${minutes}\u00a0min`;
  if (dayKey(at) === dayKey(now)) return `aujourd’hui à ${time(at)}`;
  if (dayKey(at) === dayKey(now - 86_400_000)) return `hier à ${time(at)}`;
  return `le ${day(at)}`;
}
