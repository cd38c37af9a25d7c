import { defineKind } from '../kind.ts';

export const representationsReturn = defineKind({
  key: 'REPRESENTATIONS_RETURN',
  family: 'cards',
  title: 'Retour sur les représentations initiales',
  scope: 'establishment',
  instruction:
    'Relisez vos cartes du début, que vous seul voyez ici. Dites ce que vous en pensez aujourd’hui, ce qui a changé et ce qui n’a pas changé.',
  flow: [
    'Laisser chacun retrouver ses cartes du début, visibles de lui seul.',
    'Écrire ce qu’on en pense aujourd’hui.',
    'Comparer en trinôme : ce qui a changé, ce qui n’a pas changé.',
    'Figer la feuille.',
  ],
  zones: [
    { key: 'before', title: 'Ce que j’avais écrit (J0)' },
    { key: 'today', title: 'Ce que j’en pense aujourd’hui' },
    { key: 'changed', title: 'Ce qui a changé' },
    { key: 'unchanged', title: 'Ce qui n’a pas changé' },
  ],
  recall: { zone: 'before', kind: 'INITIAL_REPRESENTATIONS' },
  emptyHint: 'Relisez vos cartes du début, puis écrivez ce que vous en pensez aujourd’hui.',
  deliverable: "Retour sur les représentations initiales de l'action",
  provenance: 'Livrable : appel PACA 2018-2020. Zones : proposition de Grappe.',
});
