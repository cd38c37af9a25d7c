import type { ProgrammeDraft } from './programme.ts';

/** The thirteen phases of the PACA call, word for word: the only call that names every phase and expected deliverable. */
export const PACA_2018_PHASES = [
  {
    kind: 'kickoff',
    title: 'J0 Réunion de lancement',
    subtitles: [],
    window: 'Décembre 2018',
    duration: '1/2j',
    content: [
      'Présentation du dispositif',
      'Présentation des partenaires du projet',
      'Présentation des participants',
      'Contacte, enjeux, définitions de la QVT',
    ],
    expected: [
      {
        title:
          "Les représentations initiales de la QVT avant la démarche (ind et au sein de l'établissement)",
        boardKind: 'INITIAL_REPRESENTATIONS',
      },
    ],
    boards: ['INITIAL_REPRESENTATIONS', 'GROUP_RULES', 'PROJECT_TIMELINE'],
  },
  {
    kind: 'collective',
    title: 'Temps collectif 1',
    subtitles: ['Comprendre les repères et enjeux de la QVT', 'Structurer la démarche'],
    window: 'Janvier 2019',
    duration: '1 j',
    content: [
      'Définition du périmètre de la QVT',
      'Enjeux stratégiques QVT des établissements participants',
      'Présentation de la démarche QVT (méthodologie, outils, étapes)',
      'Indications sur le lancement du projet dans les établissements',
      'Préparation des travaux intersession',
    ],
    expected: [
      { title: 'Les enjeux des établissements', boardKind: 'STAKES_STRENGTHS_WEAKNESSES' },
      {
        title: 'Difficultés imaginées, points faibles et forces identifiés a priori',
        boardKind: 'STAKES_STRENGTHS_WEAKNESSES',
      },
      {
        title: 'Premières réflexions sur la constitution du comité QVT approprié au projet',
        boardKind: 'COMMITTEE_COMPOSITION',
      },
    ],
    boards: ['STAKES_STRENGTHS_WEAKNESSES', 'SWOT'],
  },
  {
    kind: 'individual',
    title: 'Temps individuel 1',
    subtitles: ['Constituer et mettre en place le comité QVT :'],
    window: null,
    duration: '0,5 j',
    content: [
      'Consolidation des enjeux',
      "Présentation autodiagnostic QVT + Définition du périmètre / premiers éléments d'état des lieux",
    ],
    expected: [{ title: 'Composition du comité QVT.', boardKind: 'COMMITTEE_COMPOSITION' }],
    boards: ['COMMITTEE_COMPOSITION'],
  },
  {
    kind: 'collective',
    title: 'Temps collectif 2',
    subtitles: ['Construire un état des lieux', 'Réaliser un diagnostic partagé :'],
    window: 'Février - mars 2019',
    duration: '1 j',
    content: [
      "Retour d'expérience sur le lancement de la démarche",
      'Les espaces de discussion',
      "Le principe d'expérimentation",
      'Préparation des travaux intersession',
    ],
    expected: [],
    boards: ['ESSENTIALS_SORT', 'DIAGNOSIS'],
  },
  {
    kind: 'intersession',
    title: 'Travail intersession',
    subtitles: ["Réalisation de l'état des lieux"],
    window: null,
    duration: null,
    content: [],
    expected: [],
    boards: ['WORK_SITUATION_PHOTO'],
  },
  {
    kind: 'individual',
    title: 'Temps individuel 2',
    subtitles: ["Formaliser l'état des lieux :"],
    window: null,
    duration: '0,5 j',
    content: [
      "Appui méthodologique : animation de la réunion de synthèse de l'état des lieux / choix des priorités QVT",
    ],
    expected: [
      {
        title:
          "Les éléments de l'état des lieux. Les périmètres d'actions envisagés et/ou retenus, et pourquoi",
        boardKind: 'PRIORITY_MAP',
      },
    ],
    boards: ['PRIORITY_MAP'],
  },
  {
    kind: 'collective',
    title: 'Temps collectif 3',
    subtitles: ["Partager l'état des lieux et expérimenter"],
    window: 'Mai – juin 2019',
    duration: '1 j',
    content: [
      "Retour d'expérience sur l'élaboration de l'état des lieux / priorités QVT retenues par chaque établissement",
      'Présentation synthèse collective QVT+',
      'Présentation des espaces de discussion',
      "Transfert de méthodologie d'animation",
      "Identification des thèmes d'expérimentation par établissement",
      "Critères d'évaluation des expérimentations",
      'Préparation des travaux intersession',
    ],
    expected: [{ title: 'Contenu des états des lieux.', boardKind: 'DIAGNOSIS' }],
    boards: ['PRIORITY_VOTE', 'EXPERIMENT_CRITERIA'],
  },
  {
    kind: 'individual',
    title: 'Temps individuel 3',
    subtitles: ['Mettre en place une expérimentation :'],
    window: null,
    duration: '0,5j',
    content: [
      "Définition du périmètre de l'expérimentation : objectifs, personnes concernées, indicateurs d'évaluation, méthode de mise en oeuvre",
    ],
    expected: [{ title: 'expérimentations prévues, actions imaginées', boardKind: 'EXPERIMENT_SHEET' }],
    boards: ['EXPERIMENT_SHEET'],
  },
  {
    kind: 'collective',
    title: 'Temps collectif 4',
    subtitles: ['Expérimenter et évaluer'],
    window: 'Septembre - octobre 2019',
    duration: '1j',
    content: [
      "Mener l'expérimentation : focus thématique outil d'évaluation",
      "Retour d'expérience sur les expérimentations (groupes de travail)",
      "Echanges sur les critères d'évaluation",
      'Préparation des travaux intersession',
    ],
    expected: [
      { title: 'Les actions réellement projetées ou réalisées.', boardKind: 'EXPERIENCE_FEEDBACK' },
      {
        title:
          'Points particuliers (points forts, points faibles, points inattendus...) dans la réalisation des actions.',
        boardKind: 'STRENGTHS_WEAKNESSES_VIGILANCE',
      },
    ],
    boards: ['EXPERIENCE_FEEDBACK', 'STRENGTHS_WEAKNESSES_VIGILANCE'],
  },
  {
    kind: 'intersession',
    title: 'Travail intersession',
    subtitles: ["Réalisation de l'expérimentation"],
    window: null,
    duration: null,
    content: [],
    expected: [],
    boards: [],
  },
  {
    kind: 'individual',
    title: 'Temps individuel 4',
    subtitles: ["Evaluer l'expérimentation, construire un plan d'actions, pérenniser la démarche :"],
    window: null,
    duration: '0,5j',
    content: [
      'Evaluation et synthèse des expérimentations',
      "Construction du plan d'actions QVT",
      'Préparation de la capitalisation de la démarche',
    ],
    expected: [
      { title: 'Synthèse des actions conduites', boardKind: 'ACTION_PLAN' },
      {
        title: 'Méthodologie de pérennisation de la démarche au sein des établissements',
        boardKind: 'SUSTAINABILITY',
      },
    ],
    boards: ['ACTION_PLAN', 'SUSTAINABILITY', 'CAPITALISATION_SHEET'],
  },
  {
    kind: 'collective',
    title: 'Temps collectif 5',
    subtitles: ['Pérenniser la QVT et Repères pour agir ...'],
    window: 'Décembre 2019- janvier 2020',
    duration: '1j',
    content: [
      "Plan d'actions / bilan",
      "Echanges autour de la mise en œuvre des plans d'actions",
      "Eléments d'évaluation des démarches QVT par établissement",
    ],
    expected: [
      {
        title: 'Les points forts, les points faibles, les points de vigilance',
        boardKind: 'STRENGTHS_WEAKNESSES_VIGILANCE',
      },
      { title: 'Indicateurs retenus', boardKind: 'EXPERIMENT_CRITERIA' },
      { title: "Retour sur les représentations initiales de l'action", boardKind: 'REPRESENTATIONS_RETURN' },
    ],
    boards: ['STRENGTHS_WEAKNESSES_VIGILANCE', 'REPRESENTATIONS_RETURN', 'HOT_EVALUATION'],
  },
  {
    kind: 'review',
    title: 'Temps collectif 6 (bilan à 6 mois)',
    subtitles: ["Retour d'expériences"],
    window: 'Juin 2020',
    duration: '1j',
    content: [
      'Echanges entre établissements des 3 clusters',
      "Etat d'avancement des démarches QVT",
      'Bilan et perspectives',
    ],
    expected: [],
    boards: ['EXPERIENCE_FEEDBACK'],
  },
] satisfies ProgrammeDraft['phases'];
