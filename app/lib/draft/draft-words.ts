import { plural } from '#app/lib/french/numbers.ts';
import { NBSP } from '#app/lib/french/typography.ts';
import type { ApartMode, DraftTally, WritingMode } from '#domain/draft/draft.ts';

/** What is said of a way of writing, before anyone types. `limits`: what cannot be promised. */
export const MODE_WORDS: Record<ApartMode, { title: string; promise: string; limits: string | null }> = {
  private: {
    title: 'Écriture privée',
    promise:
      'Vos cartes ne sont visibles que de vous jusqu’à leur révélation par la personne qui anime. D’ici là, elle ne connaît que le nombre de cartes.',
    limits: null,
  },
  anonymous: {
    title: 'Écriture anonyme',
    promise:
      'Vos cartes ne sont visibles que de vous jusqu’à leur révélation. Elles seront alors mélangées, sans nom, sans heure et sans couleur, et rien ne gardera la trace de qui a écrit quoi.',
    limits: `Ce qui ne peut pas être promis${NBSP}: dans un petit groupe, une tournure ou un exemple peut vous faire reconnaître. Avant la révélation, qui exploite le serveur pourrait techniquement lire les cartes. Après, rien ne permettra de retrouver lesquelles étaient les vôtres.`,
  },
};

/** How a mode is offered to who sets the board. */
export const MODE_CHOICES: readonly { mode: WritingMode; title: string; hint: string }[] = [
  { mode: 'open', title: 'Ouverte', hint: 'Chacun voit les cartes des autres s’écrire.' },
  {
    mode: 'private',
    title: 'Privée, puis révélée',
    hint: 'Chacun écrit sans voir les autres ; vous révélez toutes les cartes d’un coup.',
  },
  {
    mode: 'anonymous',
    title: 'Anonyme, puis révélée',
    hint: 'De même, et aucun nom n’est gardé, même par le serveur.',
  },
];

/** « 12 cartes, écrites par 3 personnes » */
export function tallyWords({ cards, writers }: DraftTally): string {
  if (cards === 0) return 'Aucune carte en attente';
  return `${plural(cards, 'carte')} en attente, ${cards === 1 ? 'écrite' : 'écrites'} par ${plural(writers, 'personne')}`;
}
