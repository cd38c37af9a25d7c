import { PACA_2018_PHASES } from './paca-2018-phases.ts';
import { defineProgramme } from './programme.ts';

/** The PACA call of 2018–2020, word for word (its own slips included). */
export const paca2018 = defineProgramme({
  code: 'PACA-2018-2020',
  title: 'Appel à projet Clusters QVT en établissements médico-sociaux en région Paca',
  region: 'Provence-Alpes-Côte d’Azur',
  source:
    'Appel à projet de l’Aract Paca adressé aux consultants (intervenants experts en QVT), et son annexe, 2018',
  operator: 'Aract Paca',
  pilot: 'ARS Paca',
  legalReference: 'instruction N°DGCS/4B/2018/177 du 17 juillet 2018',
  term: 'QVT',
  team: {
    forms: [{ name: 'trinôme', colleges: ['direction', 'staff', 'trade'] }],
    makeUp: [
      'un trinôme paritaire (un représentant de la direction, un représentant des salariés et un représentant du cœur de métier de la structure)',
    ],
    role: [
      "Les membres du trinôme portent la démarche QVT au sein de l'établissement. Ils participent aux journées collectives et sont les interlocuteurs privilégiés de l'intervenant",
    ],
  },
  collegeLabels: {
    direction: 'direction',
    staff: 'représentants du personnel',
    trade: 'métiers',
    resource: 'personne ressource',
  },
  committee: {
    name: 'comité QVT',
    makeUp: ['comité QVT paritaire et pluridisciplinaire au sein de chaque établissement'],
  },
  governance: [
    {
      name: 'Niveau national',
      texts: [
        'Un comité de pilotage réunissant la DGCS, le réseau Anact-Aract et les ARS fixe les orientations du projet',
      ],
    },
    {
      name: 'Niveau régional',
      texts: [
        "L'ensemble des partenaires institutionnels des secteurs sanitaire et médico-social (Direccte, Carsat, OPCA, fédérations, partenaires sociaux) est associé à ce projet dans le cadre du comité de pilotage régional de suivi des Clusters QVT et de la plateforme régionale QVT.",
      ],
    },
    {
      name: 'Pilotage conjoint',
      texts: [
        'la sélection des établissements',
        "la définition du planning d'intervention",
        "l'animation du comité de suivi",
        'le choix des thématiques',
        "le suivi et l'adaptation de la méthodologie au contexte des établissements",
      ],
    },
  ],
  facilitators: [
    "Les clusters seront animés conjointement par le consultant retenu et un chargé de mission de l'Aract.",
    'accompagnement de 3 établissements sur 6 par cluster',
    "l'animation de chaque cluster doit être couverte par un seul consultant",
  ],
  facilitatorDays: [
    { what: 'Analyse de la demande / Information, sensibilisation des établissements', days: '1,5j' },
    { what: 'Co-animation comité de suivi régional', days: '1j' },
    { what: "Coordination / préparation avec l'Aract Paca", days: '2j' },
    { what: 'Réunion de lancement (première réunion le 17/12/18)', days: '0,5j' },
    { what: "Animation des temps collectifs (co-animés avec l'Aract Paca)", days: '6j' },
    { what: 'Animation des temps individuels 3 structures', days: '2j / établissements' },
    { what: 'Rédaction synthèses de capitalisation', days: '1j' },
    { what: 'Total jours par cluster', days: '18j' },
  ],
  groups: [
    '3 clusters QVT vont être animés auprès de 18 établissements médico-sociaux (accueil de personnes âgées et de personnes handicapées)',
    'un cluster réunira 6 établissements du secteur sanitaire',
    'Chaque cluster est destiné à 6 établissements maximum des secteurs sanitaire et médico-social',
    "le premier cluster du secteur médico-social sera animé par l'Aract à titre expérimental",
  ],
  dates: [
    'sur la période de décembre 2018 à mars 2020',
    '10 à 12 mois environ entre décembre 2018 et mars 2020',
    'Temps collectif 6 (bilan à 6 mois)',
    'Juin 2020',
  ],
  formats: [
    'Temps collectifs : 5 journées de regroupement des structures',
    "Temps d'accompagnement individuel : 4 demi-journées par établissement",
    "participation à l'animation des temps collectifs (6 journées par clusters)",
  ],
  place: "au sein d'un établissement participant et/ou dans les locaux de l'ARS Paca",
  application: ['avant le 30 novembre 2018'],
  selection: [
    'Qualité de la proposition',
    'adéquation entre les objectifs du cahier des charges et les contenus proposés',
    "respect de la méthode d'intervention QVT du réseau Anact - Aract",
    'Moyens humains mis à disposition',
    'expérience et qualification du consultant pressenti par rapport au sujet traité',
    "Connaissance des secteurs d'activités visés : Sanitaire et Médico-social.",
    'Prix de la prestation',
    'Indiquez les particularités éventuelles de votre dossier.',
  ],
  evaluation: [
    "Un temps d'évaluation à chaud à la fin de la dernière journée collective",
    "La rédaction d'une synthèse par établissement réalisée par le/les consultants à partir des modèles fournis (à transmettre à l'Aract Paca)",
    "Un bilan global co-rédigé par l'Aract Paca et le/les consultants à partir du suivi d'indicateurs déterminés par le comité de pilotage national du dispositif (DGCS – Anact)",
  ],
  capitalisation: [
    'A chaque étape du dispositif, des informations relatives au déroulement de la démarche QVT dans les établissements seront consolidées et transmises au comité de pilotage en vue de contribuer à la capitalisation nationale.',
  ],
  deontology: [
    "Elles veillent à diffuser le plus largement possible les résultats des expériences qu'elles conduisent pour qu'ils soient utilisables dans les situations les plus diverses, en respectant strictement les règles de la confidentialité.",
    "Elles s'engagent à ce que les actions qu'elles conduisent ne nuisent pas aux intérêts des personnes ou des entreprises et ne divulguent les informations recueillies au cours de ces actions qu'avec leur accord express.",
    "Elles s'engagent à recueillir l'expression de l'ensemble des points de vue afin que les acteurs de l'entreprise parviennent à élaborer des solutions satisfaisantes tenant compte de la diversité des intérêts en présence.",
    "Elles s'engagent à ce que préalablement à l'intervention, les conditions de l'information relative à la réalisation du diagnostic, à sa restitution et au suivi des actions soient préalablement définies avec le chef d'entreprise et les représentants du personnel.",
  ],
  phases: PACA_2018_PHASES,
  notes: [
    'Le texte annonce 5 journées, la partie destinée aux consultants 6, et l’annexe va du temps collectif 1 au temps collectif 6 : le sixième est le bilan à 6 mois.',
    'L’annexe imprime « Contacte » (sic, pour « Contexte ») et, pour le temps collectif 4, la durée « 1jj » (sic).',
    'Les consultants sont attendus pour « 2 clusters » à un endroit, pour « le cluster sanitaire et 2 clusters médico-sociaux » à un autre.',
    'Le temps collectif 6 (juin 2020) tombe après la fin annoncée (mars 2020).',
    'Les critères de sélection sont ceux des consultants : l’appel n’en donne pas pour les établissements.',
  ],
});
