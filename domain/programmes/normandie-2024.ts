import { paca2018 } from './paca-2018.ts';
import { defineProgramme, type ProgrammeDraft } from './programme.ts';
import { suggestionFrom } from './suggestion.ts';

type DraftPhase = ProgrammeDraft['phases'][number];

/** The call gives only their number: names are ours, and PACA's moments (by position) are offered. */
function collective(n: number, ...paca: number[]): DraftPhase {
  const suggestion = suggestionFrom(paca2018, 'collective', ...paca);
  return {
    kind: 'collective',
    source: 'grappe',
    title: `Temps collectif ${n}`,
    modality: 'in_person',
    boards: suggestion.boards,
    suggestion,
  };
}

function individual(n: number, ...paca: number[]): DraftPhase {
  const suggestion = suggestionFrom(paca2018, 'individual', ...paca);
  return {
    kind: 'individual',
    source: 'grappe',
    title: `Temps individualisé ${n}`,
    modality: 'remote',
    boards: suggestion.boards,
    suggestion,
  };
}

function intersession(...paca: number[]): DraftPhase {
  const phase: DraftPhase = { kind: 'intersession', source: 'grappe', title: 'Travaux intersession' };
  if (paca.length === 0) return phase;
  const suggestion = suggestionFrom(paca2018, 'intersession', ...paca);
  return { ...phase, boards: suggestion.boards, suggestion };
}

/** The Normandie call of 2024–2025, word for word: QVCT, six collective and four individual moments. */
export const normandie2024 = defineProgramme({
  code: 'NORMANDIE-2024-2025',
  title: 'Amélioration des conditions de travail – Cahier des charges',
  subtitle: 'Type d’intervention : Action collective « expérimentation QVCT »',
  region: 'Normandie',
  source:
    'Cahier des charges de l’appel à candidature « Amélioration des conditions de travail », ARS Normandie et ARACT Normandie, 2024',
  operator: 'ARACT Normandie',
  pilot: 'ARS Normandie',
  term: 'QVCT',
  team: {
    forms: [{ name: 'trinôme', colleges: ['direction', 'staff', 'trade'] }],
    makeUp: ['Démarche paritaire (constitution d’un trinôme direction, IRP, salarié/agent)'],
  },
  collegeLabels: {
    direction: 'direction',
    staff: 'IRP',
    trade: 'salarié/agent',
    resource: 'personne ressource',
  },
  committee: {
    name: 'copil',
    makeUp: [
      'Avis ou courrier favorable du CSE s’engageant à participer au comité de pilotage interne à l’établissement.',
    ],
  },
  workingGroup: { name: 'GT' },
  governance: [
    {
      name: 'Comité de sélection',
      texts: ["composé de représentants de l'Agence Régionale de Santé et de l'ARACT Normandie"],
    },
  ],
  sector: [
    'les établissements sanitaires et services médico-sociaux (ESMS) sous compétence exclusive ou conjointe ARS, géographiquement localisés en région Normandie',
  ],
  groups: [
    '4 à 6 établissements seront sélectionnés par action collective présents sur les départements suivants : 14, 50, 61 pour 2024 et 4 à 6 établissements par action collective présents sur les départements suivants : 27 et 76 seront selectionnés pour 2025.',
  ],
  // A group has a year.
  months: 12,
  dates: ['L’accompagnement se déroulera pendant toute l’année 2024.'],
  formats: [
    '6 temps collectifs soit 5,5 journées inter-établissements : Apports, outillage, échanges de pratiques et travaux en sous-groupes et retours d’expérience (présentiel).',
    'Des temps de travaux intersessions intra-établissement',
    'Demandés aux participants (avec copil ou GT crée) entre chaque temps collectif',
    'Adaptés aux spécificités, à l’ambition et aux enjeux des établissements',
    'Visant l’avancée du projet au sein de chaque établissement et l’inscription durable de la démarche',
    '4 temps individualisés intra-établissement : l’Aract intervient en appui au trinôme (copil) dans la préparation des animations et travaux à réaliser au sein de l’établissement afin de mettre en oeuvre une démarche d’amélioration de la QVCT (à distance).',
  ],
  place:
    '3 des 5 établissements pilotes représentant des sites géographiques différents (Calvados, Manche, Orne en 2024, Eure et Seine Maritime en 2025)',
  objectives: [
    'S’exprimer sur le travail avec les espaces de discussion sur le travail (EDT) au travers des outils mobilisés (Les essentiels QVT)',
    'Agir sur le contenu du travail avec l’expérimentation en testant par exemple un nouveau mode de fonctionnement, balisé dans le temps, avec des indicateurs de suivi, une adaptation des actions prévues au fur et à mesure du suivi',
  ],
  tools: ['Les essentiels QVT', 'espaces de discussion sur le travail (EDT)'],
  engagement: [
    'Engagement de la Direction pour suivre l’ensemble de l’accompagnement',
    'Démarche paritaire (constitution d’un trinôme direction, IRP, salarié/agent)',
    'Partage par les acteurs des enjeux, définition (objet de travail), périmètre',
    'Démarche globale en lien avec les autres projets, thèmes, fonctions/services',
  ],
  application: [
    'Fiche d’identification de l’établissement (PJ).',
    'Courrier décrivant les éléments de motivation de la démarche et répondant aux critères de sélection énoncés au paragraphe 2.A.',
    'Avis ou courrier favorable du CSE s’engageant à participer au comité de pilotage interne à l’établissement.',
    'Entretien préalable avec l’Aract avant validation de la participation de l’établissement au dispositif',
    'Les établissements candidats pourront être auditionnés à l’occasion d’un échange en présentiel ou en visioconférence.',
  ],
  selection: [
    'Démarche construite en lien avec les difficultés rencontrées par les établissements.',
    'Capacité à collaborer efficacement avec les autres établissements du groupe.',
    'Compréhension des enjeux spécifiques liés à l’attractivité (accueil, conditions de travail, management)',
    "Engagement à participer activement aux initiatives de l'action collective.",
  ],
  evaluation: [
    'Un bilan sera à prévoir à la fin de l’année 2024 pour réaliser une première capitalisation de la démarche et ajuster si nécessaire pour l’année 2025.',
    'Un bilan final à la fin de l’année 2025 produit par l’ARACT permettra de produire un livrable diffusable le plus largement possible.',
    'les établissements pourront ainsi être amenés à produire une évaluation quantitative et qualitative des résultats des actions déployées',
    'Les établissements s’engagent en outre à transmettre toute pièce justificative et tout autre document dont la production serait jugée utile.',
  ],
  capitalisation: [
    'Ce livrable portera sur des éléments de méthode et d’outillage et sur les enseignements issus des 10 expérimentations en termes de diagnostics et de plans d’actions avec une focale possible sur les actions spécifiques selon les types d’établissements accompagnés et sur les actions transversales.',
  ],
  communication: {
    mention:
      'avec le soutien de l’ARS Normandie et de l’ARACT, dans le cadre de l’appel à candidature « Amélioration des conditions de travail ».',
    supports:
      'affiches, plaquettes, communiqué et dossier de presse, articles, réseaux sociaux, signalétique…',
    logos: ['ARS Normandie', 'ARACT'],
  },
  phases: [
    collective(1, 0),
    intersession(),
    collective(2, 1),
    intersession(),
    individual(1, 2),
    collective(3, 3),
    intersession(4),
    individual(2, 5),
    collective(4, 6),
    intersession(),
    individual(3, 7),
    collective(5, 8),
    intersession(9),
    individual(4, 10),
    collective(6, 11, 12),
  ],
  notes: [
    'L’accompagnement se déroule « pendant toute l’année 2024 » alors qu’une seconde vague est prévue en 2025.',
    'Le texte parle de « 10 expérimentations » pour 8 à 12 établissements (4 à 6, deux fois), et de « 5 établissements pilotes ».',
    'Les titres des 6 temps collectifs ne sont pas donnés. Leurs 5,5 journées laissent penser à une demi-journée de lancement et 5 journées, comme en Paca : c’est notre lecture.',
    'L’ordre des temps collectifs, individualisés et intersessions est notre choix.',
  ],
});
