import { shortDay } from '#app/lib/french/dates.ts';
import { number } from '#app/lib/french/numbers.ts';
import type { ItemMeasured } from '#domain/sheet/item-words.ts';

/** « Départ 12 · dernière mesure 8 (22 nov. 2026) · cible 5 ». */
export function measuredWords({ baseline, latest, target }: ItemMeasured): string {
  const parts = [
    baseline === null ? 'départ non relevé' : `départ ${number(baseline)}`,
    latest === null
      ? 'pas encore de mesure'
      : `dernière mesure ${number(latest.value)} (${shortDay(Date.parse(`${latest.day}T12:00:00Z`))})`,
    ...(target === null ? [] : [`cible ${number(target)}`]),
  ];
  const [first = '', ...rest] = parts;
  return [first.charAt(0).toUpperCase() + first.slice(1), ...rest].join(' · ');
}
