import { defineKind } from '../kind.ts';

export const initialRepresentations = defineKind({
  key: 'INITIAL_REPRESENTATIONS',
  family: 'cards',
  title: 'Représentations initiales de la QVT',
  scope: 'establishment',
  instruction:
    'Écrivez une idée par carte, avec vos mots. Il n’y a pas de bonne réponse : on compare aujourd’hui et la fin de la démarche.',
  flow: [
    'Laisser cinq minutes de silence : chacun écrit ses cartes, que les autres ne reçoivent pas.',
    'Montrer toutes les cartes en même temps, et les lire sans les commenter.',
    'Trier et regrouper en sous-groupe d’établissement.',
    'Écrire ensemble une phrase par établissement.',
    'Figer la feuille et la faire signer.',
  ],
  zones: [
    { key: 'isQvt', title: 'Pour moi, la QVT c’est…' },
    { key: 'isNotQvt', title: 'La QVT, ce n’est pas…' },
    { key: 'howWeTalk', title: 'Dans mon établissement, on en parle comme…' },
    { key: 'expectations', title: 'Ce que j’attends de la démarche' },
    { key: 'fears', title: 'Ce que je crains' },
  ],
  writing: 'private',
  emptyHint: 'Écrivez une première carte : un mot, un moment de travail, ce qui vous vient.',
  deliverable:
    "Les représentations initiales de la QVT avant la démarche (ind et au sein de l'établissement)",
  provenance: 'Livrable : appel PACA 2018-2020. Zones : proposition de Grappe.',
});
