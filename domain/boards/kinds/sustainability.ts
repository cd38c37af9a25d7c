import { defineKind } from '../kind.ts';

export const sustainability = defineKind({
  key: 'SUSTAINABILITY',
  family: 'cards',
  title: 'Pérennisation',
  scope: 'establishment',
  instruction:
    'Décidez de ce qui continue après le programme : quoi, avec qui, à quel moment, et ce qu’il faut pour tenir.',
  flow: ['Remplir d’abord en trinôme.', 'En discuter au comité QVT.', 'Faire signer le trinôme.'],
  zones: [
    { key: 'kept', title: 'Ce qu’on garde' },
    { key: 'whoContinues', title: 'Qui continue (comité, EDT)' },
    { key: 'meetings', title: 'Quand et comment on se revoit' },
    { key: 'links', title: 'Lien CSE / DUERP / PAPRIPACT / projet d’établissement' },
    { key: 'needs', title: 'Ce dont on a besoin' },
  ],
  emptyHint: 'Commencez par ce qu’on garde : quelle habitude prise ensemble vaut d’être tenue ?',
  deliverable: 'Méthodologie de pérennisation de la démarche au sein des établissements',
  provenance: 'Livrable : appel PACA 2018-2020. Zones : proposition de Grappe.',
});
