import { defineKind } from '../kind.ts';

export const workSituationPhoto = defineKind({
  key: 'WORK_SITUATION_PHOTO',
  family: 'table',
  title: 'Diagnostic photo / situation-problème',
  scope: 'establishment',
  instruction:
    'Partez d’une photo ou décrivez la situation. Aucun visage, aucune personne accompagnée, aucun nom sur la photo.',
  flow: [
    'Laisser la personne qui apporte la situation la décrire.',
    'Vérifier la photo : pas de visage, pas de personne accompagnée, pas de nom.',
    'Compléter les rubriques avec le groupe.',
    'Porter les pistes au comité QVT.',
  ],
  columns: [
    { key: 'picture', title: 'Photo', type: 'image' },
    { key: 'title', title: 'Titre', type: 'text' },
    { key: 'situation', title: 'Description de la situation', type: 'text' },
    { key: 'effects', title: 'Effets (+ / −)', type: 'text' },
    { key: 'causes', title: 'Causes : ce qui fait ressource ou pas', type: 'text' },
    { key: 'determinants', title: 'Déterminants', type: 'text' },
    { key: 'leads', title: 'Pistes d’amélioration', type: 'text' },
  ],
  layout: 'sheets',
  emptyHint: 'Ajoutez une première situation : une photo du lieu, ou quelques mots qui la décrivent.',
  deliverable: null,
  provenance:
    'Diagnostic photo (Anact, public) et reportage photos (HAS, 2017). Rubriques : photo, effets, causes, déterminants, pistes. Nourrit l’état des lieux.',
});
