import { paca2018 } from './paca-2018.ts';
import { defineProgramme, type ProgrammeDraft } from './programme.ts';
import { suggestionFrom } from './suggestion.ts';

/** One of the four sequences; PACA's moments (by position) are offered for what it leaves open. */
function sequence(title: string, ...paca: number[]): ProgrammeDraft['phases'][number] {
  const suggestion = suggestionFrom(paca2018, 'sequence', ...paca);
  return { kind: 'sequence', title, modality: 'mixed', boards: suggestion.boards, suggestion };
}

/** The Occitanie OMEGA call of 2021–2022, word for word: four sequences, collective sessions held remotely. */
export const occitanieOmega2021 = defineProgramme({
  code: 'OCCITANIE-OMEGA-2021-2022',
  title: 'OMEGA – Transfert QVT via le Guide DGCS',
  subtitle:
    'EXPERIMENTER LA MISE EN PLACE D’UNE DEMARCHE QVT DANS LES ETABLISSEMENTS ET SERVICES MEDICO-SOCIAUX DU SECTEUR DES PERSONNES AGEES (EHPAD ET SSIAD), A PARTIR DU GUIDE PRATIQUE DGCS « MA DEMARCHE QVT » ,',
  region: 'Occitanie',
  source: 'Appel à propositions OMEGA, Aract Occitanie, 2021',
  operator: 'Aract Occitanie',
  term: 'QVT',
  team: {
    forms: [{ name: 'trinôme', colleges: ['direction', 'staff', 'trade'] }],
    makeUp: [
      'un représentant de la direction,',
      'un représentant du personnel',
      'un représentant des métiers de la structure',
    ],
    role: [
      'Ce trinôme est impliqué dans les sessions collectives en contribuant aux travaux proposés et en partageant, avec les autres établissements et services, l’avancement du projet de sa structure. Il a un rôle clé dans la conduite du projet QVT de la structure, dans l’utilisation et la diffusion des éléments de connaissance et de méthodes acquis lors des sessions inter-établissements, dans la préparation, l’animation et la formalisation des travaux internes, et dans leur restitution et discussion au groupe projet de l’établissement.',
    ],
  },
  collegeLabels: {
    direction: 'direction',
    staff: 'représentants du personnel',
    trade: 'métiers de la structure',
    resource: 'personne ressource',
  },
  committee: {
    name: 'groupe projet',
    makeUp: [
      'Un groupe projet interne (Comité QVT) qui réunit des représentants de la direction, du personnel, de la CME, différents professionnels de l’établissement  et éventuellement des acteurs externes impliqués dans la démarche.',
    ],
    role: [
      'Le groupe projet est garant de la légitimité de la démarche QVT. Il porte les orientations du projet (choix du périmètre, des situations prioritaires, des actions à expérimenter et de leur mise en œuvre), soutient, s’approprie et valorise les travaux réalisés, communique sur l’avancement de la démarche auprès des instances représentatives du personnel, de l’encadrement, des agents directement concernés et de l’ensemble du personnel.',
    ],
  },
  workingGroup: {
    name: 'groupe de travail (EDT – espace de discussion sur le travail)',
    makeUp: [
      'Un ou des groupes de travail (EDT – espace de discussion sur le travail) qui impliquent différents professionnels de la structure concernés par les expérimentations, dans le périmètre déterminé au départ du projet.',
    ],
    role: [
      'Le ou les groupes de travail contribue(nt) à poser un état des lieux partagé, à analyser la ou les situations prioritairement retenues. Il propose les actions pour les expérimentations.',
    ],
  },
  facilitators: [
    'des binômes d’intervenants en charge de 6 à 10 structures par binôme ; l’Aract animant le dispositif général',
  ],
  // December 2021 to December 2022.
  months: 13,
  dates: [
    'L’accompagnement se déroulera de décembre 2021 jusqu’en décembre 2022.',
    'avant le 17 novembre 2021',
    'Les ESMS retenus en seront notifiés le 30 novembre 2021.',
    'une séance de présentation générale du dispositif est prévue le 16 décembre de 15h à 17h en visioconférence',
  ],
  formats: [
    'alternera des temps communs à distance (visioconférence collective) et des temps d’appui intersession en présence dans les structures',
    'L’Aract pourra éventuellement venir en appui aux structures si besoin, après concertation tri-partite (structure, binôme de consultants, Aract).',
  ],
  engagement: [
    'une lettre d’engagement à co-signer par le trinôme vous sera transmise par mail pour valider votre participation',
  ],
  application: [
    'Nom de la structure',
    'Coordonnées (adresse postale, mél, téléphone)',
    'Nom et statut du responsable de la structure',
    'Statut juridique',
    'Effectifs (ETP & réel)',
    'Quelle utilité de mettre en place une démarche QVT au sein de votre structure ? Pour répondre à quel projet/sujet/problématique ?',
    'Comment imaginez-vous le pilotage de cette démarche ?',
    'Avez-vous déjà initié des actions sur la QVT ? Si oui, lesquelles ?',
    'Trinôme présagé pour participer aux sessions collectives',
    'Représentant de la direction',
    'Représentant  du corps médical',
    'Représentant du personnel',
  ],
  capitalisation: [
    'Cet accompagnement intègre également un enjeu de capitalisation des expériences conduites avec les structures participantes pour une diffusion des enseignements aux niveaux régional et national.',
  ],
  phases: [
    {
      kind: 'kickoff',
      source: 'grappe',
      title: 'Présentation générale du dispositif',
      window: '16 décembre',
      duration: 'de 15h à 17h',
      modality: 'remote',
      content: [
        'une séance de présentation générale du dispositif est prévue le 16 décembre de 15h à 17h en visioconférence',
      ],
      boards: suggestionFrom(paca2018, 'kickoff', 0).boards,
      suggestion: suggestionFrom(paca2018, 'kickoff', 0),
    },
    sequence('Lancement de la démarche et de sa conduite en interne', 1, 2),
    sequence(
      'Production d’un état des lieux partagé et priorisation de thématiques QVT à prendre en compte',
      3,
      4,
      5,
    ),
    sequence('Construction et mise en œuvre d’actions concrètes', 6, 7, 8, 9),
    sequence('Bilan et évaluation de la démarche', 10, 11, 12),
  ],
  notes: [
    'Le formulaire demande un « Représentant du corps médical » là où le texte définit « un représentant des métiers de la structure ».',
    'Le nombre total de structures n’est pas donné (« limité »).',
    'L’appel donne quatre séquences, sans livrables attendus ; la séance de présentation en fait une phase ici parce qu’elle a une date.',
    'L’appel nomme son opérateur « l’Aract ».',
  ],
});
