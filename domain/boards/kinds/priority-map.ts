import { defineKind } from '../kind.ts';

export const priorityMap = defineKind({
  key: 'PRIORITY_MAP',
  family: 'map',
  title: 'Cartographie des priorités',
  scope: 'establishment',
  instruction:
    'Placez chaque sujet de l’état des lieux : à droite ce que vous pouvez changer vous-mêmes, en haut ce qui compte le plus pour le travail et l’accompagnement.',
  flow: [
    'Placer chaque sujet issu de l’état des lieux.',
    'Noter chacun pour soi, puis regarder la médiane et l’écart.',
    'Discuter de l’écart le plus grand.',
    'Déplacer le sujet en donnant la raison.',
    'Figer la feuille.',
  ],
  x: { title: 'Maîtrise', low: 'Hors de notre portée', high: 'Entre nos mains' },
  y: { title: 'Importance', low: 'Peu important', high: 'Très important' },
  range: [1, 5],
  quadrants: {
    topLeft: 'À préparer',
    topRight: 'À expérimenter',
    bottomLeft: 'À surveiller',
    bottomRight: 'Gains rapides',
  },
  noteTitle: 'Thème, périmètre, porteur pressenti',
  emptyHint: 'Ajoutez les sujets de votre état des lieux, un par carte, puis placez-les.',
  becomes: [
    {
      kind: 'EXPERIMENT_SHEET',
      title: 'En faire une expérimentation',
      fill: [
        { from: 'text', to: 'title' },
        { from: 'text', to: 'problem' },
        { from: 'note', to: 'scope' },
      ],
    },
    {
      kind: 'ACTION_PLAN',
      title: 'En faire une action',
      fill: [{ from: 'text', to: 'action' }],
    },
  ],
  deliverable:
    "Les éléments de l'état des lieux. Les périmètres d'actions envisagés et/ou retenus, et pourquoi",
  provenance: 'Priorités retenues : appel PACA 2018-2020. Axes et quadrants : proposition de Grappe.',
});
