const DAY_PARTS = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Paris',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The day it is in Paris at this instant. Put together part by part: which locale writes `2026-11-22` differs from one browser to another. */
export function dayOf(at: number): string {
  const parts = new Map(DAY_PARTS.formatToParts(at).map(({ type, value }) => [type, value]));
  return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`;
}
