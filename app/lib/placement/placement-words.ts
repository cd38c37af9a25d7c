import type { KindOf } from '#domain/boards/kind.ts';
import type { PlacedItem } from '#domain/placement/result.ts';
import { QUARTILES_FROM, type SpreadMeasure } from '#domain/placement/spread.ts';
import { number, plural } from '#app/lib/french/numbers.ts';

/** What can be promised about secrecy, and nothing more. Said before people place. */
export const SECRECY_PROMISE =
  'Personne ne voit vos positions, ni les autres ni l’animation\u00a0; au moment de révéler, seuls la médiane et l’écart apparaissent, et les positions sont détruites. Elles ne sont pas secrètes pour qui exploite les serveurs.';

/** Said when so few place that the spread can tell (rule P8); null when they are enough. */
export function smallGroupWarning(people: number): string | null {
  if (people >= QUARTILES_FROM) return null;
  if (people < 2) return 'Ce qu’une personne seule a placé n’est pas montré.';
  return `${people === 3 ? 'À trois' : 'À deux'}, l’écart peut laisser deviner qui a placé quoi.`;
}

export const placedSentence = (placed: number, electors: number): string =>
  `${plural(placed, 'personne a placé', 'personnes ont placé')} sur ${electors}`;

/** Said at the reveal, to everyone. A placement that few took part in shows nothing (rule P5). */
export const revealedSentence = (items: readonly Pick<PlacedItem, 'withheld'>[]): string =>
  items.every(({ withheld }) => withheld)
    ? 'Positions révélées : rien n’est montré, aucun sujet n’a été placé par deux personnes.'
    : 'Positions révélées : médianes et écarts sont sur la carte.';

/** What the spread means, in words. */
export const MEASURES: Record<SpreadMeasure, string> = {
  extremes: 'du plus bas au plus haut',
  quartiles: 'la moitié du milieu',
};

/** « Maîtrise 3 (de 1 à 5) · Importance 4 (tous d’accord) » */
export function spreadSentence(
  kind: Pick<KindOf<'map'>, 'x' | 'y'>,
  item: Extract<PlacedItem, { withheld: false }>,
): string {
  return (['x', 'y'] as const)
    .map((axis) => {
      const { median, low, high } = item[axis];
      const range = low === high ? 'sans écart' : `de ${number(low)} à ${number(high)}`;
      return `${kind[axis].title} ${number(median)} (${range})`;
    })
    .join(' · ');
}
