import type { DemoContent } from '../demo-content.ts';

/** Map cards as [text, x, y, note]. */
export const MAP: DemoContent['map'] = {
  PRIORITY_MAP: {
    merles: [
      ['Transmissions jour/nuit', 4, 5, 'Organisation · unité Les Tilleuls · IDE coordinatrice'],
      ['Rappels sur repos', 2, 5, 'Santé au travail · tout l’établissement'],
      ['Rangement du linge', 5, 3, 'Organisation · lingerie'],
      ['Parking', 1, 2, ''],
      ['Accueil des remplaçants', null, null, ''],
    ],
    vermeil: [
      ['Repas du soir à deux pour douze résidents', 4.2, 4.6, 'Organisation · unité 1'],
      ['Formation des remplaçants aux transferts', 2.2, 4.1, 'Compétences'],
    ],
    lin: [['Temps de trajet compté différemment selon les tournées', 3.6, 4.4, 'Organisation']],
    cedre: [['Chariot bloqué dans le couloir nord', 4.6, 3.2, 'Organisation']],
  },
};
