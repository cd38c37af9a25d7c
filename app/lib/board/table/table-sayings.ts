import { number, plural } from '#app/lib/french/numbers.ts';
import { NBSP } from '#app/lib/french/typography.ts';
import type { Parity } from '#domain/sheet/parity.ts';

/** What is said of measures, pictures and counts on a table. */
export const tableSaying = {
  measureAdded: (said: string, all: string) => `Mesure ajoutée${NBSP}: ${said}. ${all}.`,
  measureCorrected: (said: string) => `Mesure corrigée${NBSP}: ${said}.`,
  measureRemoved: (day: string) => `Mesure du ${day} retirée.`,
  pictureAdded: 'Photo ajoutée.',
  pictureRemoved: 'Photo retirée.',
} as const;

/**
 * « Direction : 1, Représentants du personnel : 2. La parité n’est pas atteinte. » Titles stand as the kind writes them: bending them to
 * a number would be guessing at the words of a programme.
 */
export function paritySaying({ sides, even }: Parity): string {
  const [one, other] = sides.map(({ title, count }) => `${title}${NBSP}: ${number(count)}`);
  return `${one}, ${other}. ${even ? 'La parité est respectée.' : 'La parité n’est pas atteinte.'}`;
}

/** « En retard : 2 actions » */
export function lateSaying(count: number, thing: string): string {
  return `En retard${NBSP}: ${plural(count, thing)}`;
}
