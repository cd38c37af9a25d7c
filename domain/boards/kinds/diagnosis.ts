import { defineKind } from '../kind.ts';
import { QVCT_SUBJECTS } from './qvct-subjects.ts';

export const diagnosis = defineKind({
  key: 'DIAGNOSIS',
  family: 'table',
  title: 'État des lieux partagé',
  scope: 'establishment',
  instruction:
    'Une ligne par constat, à partir d’une situation de travail. Écrivez des faits regroupés, jamais le nom d’une personne.',
  flow: [
    'Recueillir les constats entre deux séances.',
    'Reporter ici les faits regroupés, jamais de noms.',
    'Donner à chaque constat son thème.',
    'En discuter au comité QVT.',
    'Garder cinq à huit constats.',
    'Faire valider par le trinôme.',
  ],
  columns: [
    { key: 'theme', title: 'Thème QVCT', type: 'choice', choices: QVCT_SUBJECTS },
    { key: 'fact', title: 'Constat / situation de travail', type: 'text' },
    { key: 'resources', title: 'Ce qui va bien – ressources', type: 'text' },
    { key: 'problems', title: 'Ce qui pose problème', type: 'text' },
    {
      key: 'effects',
      title: 'Effets (professionnels / personnes accompagnées / organisation)',
      type: 'text',
    },
    { key: 'source', title: 'Source (EDT, questionnaire, DUERP, indicateurs RH, photo)', type: 'text' },
    { key: 'scope', title: 'Périmètre d’action envisagé / retenu, et pourquoi', type: 'text' },
  ],
  emptyHint: 'Ajoutez un premier constat : une situation de travail précise, où et quand elle se produit.',
  deliverable:
    "Les éléments de l'état des lieux. Les périmètres d'actions envisagés et/ou retenus, et pourquoi",
  provenance:
    'Livrable : appel PACA 2018-2020. Thèmes : référentiel QVCT de 2023 (public). Colonnes : proposition de Grappe.',
});
