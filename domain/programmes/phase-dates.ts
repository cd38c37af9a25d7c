import { addDays, addMonths, daysBetween } from '../paris-day.ts';

/** What of a phase says when it may be. `window` and `duration` as the call prints them (« Février - mars 2019 », « 0,5 j »). */
export type DatedPhase = { kind: string; window?: string | null; duration?: string | null };

/** First and last day of a phase (`2026-11-22`), both of it. */
export type PhaseDates = { start: string; end: string };

const MONTHS = [
  'janvier',
  'fevrier',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'aout',
  'septembre',
  'octobre',
  'novembre',
  'decembre',
];

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/**
 * The months a call names for a phase, counted from year 0, the last one included: « Décembre 2019- janvier 2020 » is
 * `[24239, 24240]`. A month without a year takes that of the one after it. Null when the call names none with a year.
 */
export function monthsOf(window: string | null | undefined): [number, number] | null {
  const found = [...plain(window ?? '').matchAll(/([a-z]+)\s*(\d{4})?/g)]
    .map(([, word = '', year]) => ({ month: MONTHS.indexOf(word), year: year ? Number(year) : null }))
    .filter(({ month }) => month >= 0);
  const last = found.at(-1);
  if (!last?.year) return null;
  const end = last.year * 12 + last.month;
  const [first = last] = found;
  const start = (first.year ?? last.year) * 12 + first.month;
  return [Math.min(start, end), end];
}

/** How much of the calendar a phase takes beside the others. Work between sessions is long, a launch is a morning. */
const WEIGHTS: Record<string, number> = {
  kickoff: 1,
  collective: 2,
  individual: 2,
  intersession: 5,
  sequence: 6,
  review: 1,
};

/** Days a call's duration amounts to: « 0,5 j », « 1/2j », « 1 jour »; null when it says none. */
function daysOf(duration: string | null | undefined): number | null {
  const text = plain(duration ?? '');
  const half = /(\d+)\s*\/\s*(\d+)\s*j/.exec(text);
  if (half) return Number(half[1]) / Number(half[2]);
  const days = /(\d+(?:[.,]\d+)?)\s*j/.exec(text);
  return days ? Number(days[1]!.replace(',', '.')) : null;
}

function weightOf({ kind, duration }: DatedPhase): number {
  const days = daysOf(duration);
  // Half a day of meeting asks for half the preparation, but the work it closes stays.
  return (WEIGHTS[kind] ?? 2) + (days === null ? 0 : Math.min(days, 5) / 2);
}

/** First day of a month counted from year 0. */
const firstOf = (month: number): string =>
  `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`;

/** Months from the first to the last one a call names, both included; null when it names none. */
function lengthOf(phases: readonly DatedPhase[]): number | null {
  const named = phases.flatMap(({ window }) => monthsOf(window) ?? []);
  return named.length === 0 ? null : Math.max(...named) - Math.min(...named) + 1;
}

/**
 * Last day of a cluster that begins on `start`: as long as the call says, or as its own calendar when that goes from the first phase to
 * the last; else a year.
 */
export function proposeEnd(
  { phases, months = null }: { phases: readonly DatedPhase[]; months?: number | null },
  start: string,
): string {
  const isWhole = [phases[0], phases.at(-1)].every((phase) => monthsOf(phase?.window) !== null);
  return addDays(addMonths(start, months ?? (isWhole ? lengthOf(phases) : null) ?? 12), -1);
}

/**
 * Dates for the phases of a cluster, in order, without a hole or an overlap, from its first to its last day: where the call names
 * months they keep their place in the calendar, stretched or pressed to the cluster's; the phases between two of them share the
 * time by what each is. A cluster with fewer days than phases gets phases that share days. `end` may not come before `start`.
 */
export function proposeDates(phases: readonly DatedPhase[], start: string, end: string): PhaseDates[] {
  const days = Math.max(1, daysBetween(start, end) + 1);
  const starts = startsOf(phases).map((fraction) => Math.min(days - 1, Math.round(fraction * days)));
  return starts.map((first, index) => {
    const next = starts[index + 1] ?? days;
    return { start: addDays(start, first), end: addDays(start, Math.max(first, next - 1)) };
  });
}

/** Where each phase begins, 0 to 1 of the whole. */
function startsOf(phases: readonly DatedPhase[]): number[] {
  const months = lengthOf(phases);
  const origin = Math.min(...phases.flatMap(({ window }) => monthsOf(window) ?? []));
  // In days, not in months: February is short.
  const daysTo = (month: number) => daysBetween(firstOf(origin), firstOf(month));
  const weights = phases.map(weightOf);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  // Known places first; the beginning and the end of the cluster stand like two more of them.
  const known: { index: number; at: number; weight: number }[] = [{ index: 0, at: 0, weight: 0 }];
  let before = 0;
  for (const [index, phase] of phases.entries()) {
    const named = months === null ? null : monthsOf(phase.window);
    const at = named && months ? daysTo(named[0]) / daysTo(origin + months) : null;
    const last = known.at(-1)!;
    if (index > 0 && at !== null && at > last.at) known.push({ index, at, weight: before });
    before += weights[index]!;
  }
  known.push({ index: phases.length, at: 1, weight: total });

  const starts: number[] = [];
  let weight = 0;
  for (let index = 0; index < phases.length; index += 1) {
    const nextKnown = known.findIndex((one) => one.index > index);
    const from = known[nextKnown - 1]!;
    const to = known[nextKnown]!;
    starts.push(from.at + ((weight - from.weight) / (to.weight - from.weight)) * (to.at - from.at));
    weight += weights[index]!;
  }
  return starts;
}
