import { dayWords } from '#app/lib/measures/measure-words.ts';
import type { TimelineItem } from '#domain/sheet/timeline.ts';

/** « 12 nov. 2026 », « du 3 nov. 2026 au 12 déc. 2026 ». */
export function daysSaying({ start, end }: Pick<TimelineItem, 'start' | 'end'>): string {
  return start === null ? dayWords(end) : `du ${dayWords(start)} au ${dayWords(end)}`;
}
