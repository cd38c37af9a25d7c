import type { PhaseView, SessionEntry } from '#domain/views.ts';
import { addMonths, dayOf, startOfDay } from '#domain/paris-day.ts';
import { month } from '#app/lib/french/dates.ts';

/** A phase as the frise draws it: one of the home page, or of the plan. */
export type DrawnPhase = Omit<PhaseView, 'position' | 'boards' | 'expected'> & {
  expected: readonly PhaseView['expected'][number][];
};

/** A length on the time line, in percent of its width. */
export type Span = { from: number; to: number };
export type TimelineMark = { id: string; at: number; date: number; title: string };
export type TimelineRow = {
  phase: DrawnPhase;
  /** Null for a phase without dates. */
  span: Span | null;
  sessions: (TimelineMark & { session: SessionEntry })[];
  /** Deliverables due, gathered by day. */
  due: (TimelineMark & { count: number })[];
};
export type Timeline = {
  months: (Span & { label: string; year: string })[];
  rows: TimelineRow[];
  /** Null when today is outside. */
  today: number | null;
};

/** Five years, in ms: no cluster lasts longer. */
const LONGEST = 5 * 366 * 24 * 60 * 60 * 1000;

/** Dates that are not years away from the one in the middle: a year typed wrong must not draw a century of months. */
function nearOnes(dates: readonly number[]): number[] {
  const middle = [...dates].sort((a, b) => a - b)[Math.floor((dates.length - 1) / 2)] ?? 0;
  return dates.filter((date) => Math.abs(date - middle) <= LONGEST);
}

/**
 * The cluster laid out in time: whole months from the first date anything has to the last, each phase on its row; what is years away from
 * the rest stands at the edge. Null when nothing has a date. `now`: ms UTC.
 */
export function layOut(
  phases: readonly DrawnPhase[],
  sessions: readonly SessionEntry[],
  now: number,
): Timeline | null {
  const kept = sessions.filter(({ cancelledAt }) => cancelledAt === null);
  const all = [
    ...phases.flatMap(({ startsAt, endsAt, expected }) => [
      startsAt,
      endsAt,
      ...expected.map(({ dueAt }) => dueAt),
    ]),
    ...kept.map(({ startsAt }) => startsAt),
  ].filter((date) => date !== null);
  if (all.length === 0) return null;
  const dates = nearOnes(all);
  const latest = Math.max(...dates);
  const first = `${dayOf(Math.min(...dates)).slice(0, 7)}-01`;
  const starts = [first];
  while (startOfDay(starts.at(-1)!) <= latest) starts.push(addMonths(starts.at(-1)!, 1));
  const bounds = starts.map(startOfDay);
  const [begin, end] = [bounds[0]!, bounds.at(-1)!];
  const place = (at: number) => Math.max(0, Math.min(100, ((at - begin) / (end - begin)) * 100));

  return {
    months: bounds.slice(0, -1).map((at, index) => {
      const [label = '', year = ''] = month(at).split(' ');
      return { from: place(at), to: place(bounds[index + 1]!), label, year };
    }),
    rows: phases.map((phase) => ({
      phase,
      span: spanOf(phase, place),
      sessions: kept
        .filter(({ phaseId }) => phaseId === phase.id)
        .map((session) => ({
          id: session.id,
          at: place(session.startsAt),
          date: session.startsAt,
          title: session.title,
          session,
        })),
      due: dueOf(phase, place),
    })),
    today: now < begin || now >= end ? null : place(now),
  };
}

function spanOf({ startsAt, endsAt }: DrawnPhase, place: (at: number) => number): Span | null {
  const start = startsAt ?? endsAt;
  const end = endsAt ?? startsAt;
  return start === null || end === null ? null : { from: place(start), to: place(end) };
}

function dueOf(phase: DrawnPhase, place: (at: number) => number): TimelineRow['due'] {
  const byDay = new Map<string, TimelineRow['due'][number]>();
  for (const { id, title, dueAt } of phase.expected) {
    if (dueAt === null) continue;
    const day = dayOf(dueAt);
    const there = byDay.get(day);
    if (there) there.count += 1;
    else byDay.set(day, { id, at: place(dueAt), date: dueAt, title, count: 1 });
  }
  return [...byDay.values()];
}
