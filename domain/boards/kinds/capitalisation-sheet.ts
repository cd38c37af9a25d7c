import { defineKind } from '../kind.ts';

export const capitalisationSheet = defineKind({
  key: 'CAPITALISATION_SHEET',
  family: 'form',
  title: 'Fiche de capitalisation',
  scope: 'establishment',
  instruction:
    'Racontez ce qui peut servir à d’autres. Rien n’est diffusé sans votre accord, et l’établissement n’est pas nommé tant que vous ne le demandez pas.',
  flow: [
    'Préremplir à partir des seuls livrables validés.',
    'Laisser le trinôme corriger et compléter.',
    'Recueillir les trois accords.',
    'Publier dans la forme acceptée.',
  ],
  fields: [
    { key: 'type', title: 'Type d’établissement', hint: 'Anonymisé par défaut : pas de nom.', long: false },
    { key: 'context', title: 'Contexte', long: true },
    { key: 'problem', title: 'Problème de travail', long: true },
    { key: 'approach', title: 'Démarche', long: true },
    { key: 'experiment', title: 'Expérimentation', long: true },
    { key: 'effects', title: 'Effets mesurés', long: true },
    { key: 'lessons', title: 'Enseignements transférables', long: true },
    { key: 'tools', title: 'Outils utilisés', long: true },
    {
      key: 'consent',
      title: 'Accord de diffusion',
      hint: 'Votre souhait ; l’accord de chaque collège est demandé à part.',
      long: false,
      choices: [
        { key: 'named', title: 'Nommé' },
        { key: 'anonymised', title: 'Anonymisé' },
        { key: 'refused', title: 'Refusé' },
      ],
    },
  ],
  emptyHint: 'Commencez par le problème de travail, en une phrase qu’un collègue d’ailleurs comprendrait.',
  deliverable: 'synthèse par établissement, guide de capitalisation, livrable régional',
  provenance:
    'Obligation de capitaliser : les cinq appels (PACA, Bretagne, Occitanie, Normandie, Île-de-France). Rubriques : proposition de Grappe.',
});
