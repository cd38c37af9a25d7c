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
    duration: '1 jour',
    boards: suggestion.boards,
    suggestion,
  };
}

function support(n: number, ...paca: number[]): DraftPhase {
  const suggestion = suggestionFrom(paca2018, 'individual', ...paca);
  return {
    kind: 'individual',
    source: 'grappe',
    title: `Appui individuel ${n}`,
    boards: suggestion.boards,
    suggestion,
  };
}

/** The Île-de-France call of 2020–2021, word for word: six collective days and four supports for each establishment. */
export const ileDeFrance2020 = defineProgramme({
  code: 'IDF-2020-2021',
  title: 'CLUSTER SOCIAL FRANCILIEN QUALITE DE VIE AU TRAVAIL',
  subtitle: 'en établissements sanitaires et médico-sociaux',
  region: 'Île-de-France',
  source: 'Présentation du Cluster social francilien, Aract Ile-de-France, 2020',
  operator: 'Aract Ile-de-France',
  term: 'QVT',
  team: {
    forms: [{ name: 'trinôme', colleges: ['direction', 'staff', 'trade'] }],
    makeUp: [
      "un trinôme constitué d'un représentant de la direction, d'un représentant du personnel (par exemple un élu CSE ou le secrétaire du CHSCT) et d'un représentant des corps professionnels relevant de l'établissement (soignant ou éducatif)",
      "un représentant de la direction, un représentant élu du personnel, un représentant des corps professionnels relevant de l'établissement (soignant ou éducatif)",
    ],
    role: [
      "Il a un rôle clé dans la conduite du projet QVT de l'établissement, dans l'utilisation et la diffusion des éléments de connaissance et de méthode acquis lors des sessions inter-établissements, dans la préparation, l'animation et la formalisation des travaux internes, et dans leur restitution et discussion au comité de pilotage de l'établissement.",
    ],
  },
  collegeLabels: {
    direction: 'direction',
    staff: 'représentants du personnel',
    trade: 'corps professionnels',
    resource: 'personne ressource',
  },
  committee: {
    name: 'comité QVT',
    makeUp: ['Le trinôme pilote le projet au sein de la structure et anime le comité QVT.'],
    role: [
      "il porte les orientations du projet (choix du périmètre, des problématiques prioritaires, des actions à expérimenter et de leur mise en œuvre), soutient, s'approprie et valorise les travaux réalisés, communique sur l'avancement de la démarche auprès des instances représentatives du personnel, de l'encadrement et des agents directement concernés",
    ],
  },
  workingGroup: {
    name: 'groupes de travail',
    makeUp: [
      "Il met en place et anime des groupes de travail qui impliquent différents professionnels de l'établissement concernés par l'état des lieux, l'analyse et l'expérimentation, dans le périmètre déterminé au départ du projet.",
    ],
  },
  groups: [
    'un groupe de 6 établissements de santé et un groupe de 6 établissements médico-sociaux, soit un accompagnement de 12 établissements',
    'Pour le groupe 1 – Établissements de santé : le mardi 12 mai 2020',
    'Pour le groupe 2 – Établissements médico-sociaux : le jeudi 14 mai 2020',
  ],
  // May 2020 to December 2021.
  months: 20,
  dates: ["L'ensemble des temps individuels et collectifs s'étaleront de mai 2020 à décembre 2021"],
  formats: [
    "Une action collective (6 x 1 jour de formation) inter-établissements faites d'apports méthodologiques et d'outillages en vue d'une production d'état des lieux, de priorisation, de constructions d'expérimentation et d'échanges avec les autres établissements du cluster",
    "Un appui individuel (4 appuis par établissement) à chaque étape de la démarche réalisée par les chargé(e)s de mission de l'Aract Ile-de-France",
    'Un enjeu de capitalisation avec un livrable régional.',
  ],
  engagement: [
    "L'implication et du temps dédié",
    'Le choix du projet expérimenté',
    "La relation avec le projet d'établissement",
    "Le sujet choisi doit donc rester ouvert à la discussion et à l'interrogation.",
    "dans et hors les instances, dans et hors de l'établissement sur la base du volontariat",
    "le fonctionnement en cluster exige l'implication du CSE (ou CHSCT) ou des instances représentatives du personnel",
    'il faudra que les membres du trinôme soient disponibles pour la première journée collective de son groupe qui aura lieu dans Paris intra-muros',
    'la capacité de dégager du temps pour organiser et animer des espaces de discussion sur le travail',
  ],
  capitalisation: ['Un enjeu de capitalisation avec un livrable régional.'],
  phases: [
    collective(1, 0, 1),
    support(1, 2),
    collective(2, 3),
    support(2, 4, 5),
    collective(3, 6),
    support(3, 7),
    collective(4, 8),
    support(4, 9, 10),
    collective(5, 11),
    collective(6, 12),
  ],
  notes: [
    'Le document ne donne ni titres pour les 6 journées, ni dossier de candidature, ni critères de sélection, ni mention sur les données personnelles.',
    'La place des 4 appuis entre les journées est notre choix ; le document dit seulement « à chaque étape de la démarche ».',
    'Le document dit « comité QVT » et « comité de pilotage de l’établissement ».',
  ],
});
