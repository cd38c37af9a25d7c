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
    boards: suggestion.boards,
    suggestion,
  };
}

/** The work of the working group and the committee between two collective sessions. */
function intersession(...paca: number[]): DraftPhase {
  const suggestion = suggestionFrom(paca2018, 'intersession', ...paca);
  return {
    kind: 'intersession',
    source: 'grappe',
    title: 'Travail intersession',
    boards: suggestion.boards,
    suggestion,
  };
}

/** The Bretagne call of 2019–2020, word for word. A team is a binôme or a trinôme, as each establishment chooses. */
export const bretagne2019 = defineProgramme({
  code: 'BRETAGNE-2019-2020',
  title: 'appel à candidatures (AAC) « Clusters  QVT »',
  region: 'Bretagne',
  source: 'Appel à candidatures de l’ARS Bretagne et de l’ARACT Bretagne, 2019',
  operator: 'ARACT Bretagne',
  pilot: 'ARS Bretagne',
  legalReference: 'l’instruction DGCS/4B/2018/177 du 17 juillet 2018',
  term: 'QVT',
  team: {
    forms: [
      { name: 'trinôme', colleges: ['direction', 'staff', 'resource'] },
      { name: 'binôme', colleges: ['direction', 'staff'] },
    ],
    makeUp: [
      'L’identification d’un binôme (direction et représentant du personnel) ou d’un trinôme (direction, représentant du personnel et personne ressource impliquée dans l’organisation et l’amélioration des conditions de travail : médecin, IDE coordinatrice, chargé de prévention, référent qualité,  encadrant…)',
    ],
    role: [
      'participer aux 5 temps collectifs inter-établissements',
      'préparer, piloter et animer les travaux du groupe de travail et du comité de pilotage',
      'suivre les actions expérimentées',
      'contribuer aux retours d’expériences sur l’action',
    ],
  },
  collegeLabels: {
    direction: 'direction',
    staff: 'représentants du personnel',
    trade: 'métiers',
    resource: 'personne ressource',
  },
  committee: {
    name: 'comité de pilotage',
    makeUp: [
      'L’identification d’un comité de pilotage qui intègre des acteurs de direction (Directeur,  représentant du conseil d’administration), des représentants du personnel, le médecin coordonnateur, le médecin du travail, des membres de l’encadrement, des membres du conseil de la vie sociale (CVS)',
    ],
    role: [
      'suivre, soutenir et s’approprier les travaux réalisés par le groupe de travail (état des lieux, réalisation d’un chantier, propositions d’actions d’amélioration)',
      'communiquer et valoriser la démarche auprès du personnel',
      'prévoir les modalités de diffusion de la démarche',
    ],
  },
  workingGroup: {
    name: 'groupe de travail',
    makeUp: [
      'L’identification d’un groupe de travail qui réunit différents corps de métiers de l’établissement (6 à 7 participants)',
    ],
    role: [
      'réaliser l’état des lieux relatif à la qualité de vie au travail',
      'réaliser le chantier QVT priorisé à l’issue de l’état des lieux : recueil d’informations, identification des causes, propositions d’actions, mise en œuvre de premières actions d’amélioration',
      'contribuer aux retours d’expériences sur l’action',
    ],
  },
  governance: [
    {
      name: 'Comité de pilotage régional',
      texts: ['ARS, ARACT, ANFH, UNIFAF, DIRECCTE, CARSAT, Fond National de Prévention et CAPPS Bretagne'],
    },
  ],
  sector: [
    'Les EHPAD et les établissements qui accueillent des personnes en situation de handicap de la région Bretagne, quel que soit leur statut.',
  ],
  groups: [
    'Un 1er groupe de 7 établissements pour lesquels l’accompagnement débutera en avril 2019 pour se terminer en juin 2020.',
    'Un 2nd groupe de 7 établissements pour lesquels l’accompagnement débutera en septembre 2019 pour une fin d’accompagnement en décembre 2020.',
    'Des établissements d’Ille et Vilaine et du Morbihan pour le 1er groupe d’établissements (accompagnement du mois d’avril 2019 à juin 2020).',
    'Des établissements des Côtes d’Armor et du Finistère pour le 2ème groupe d’établissements (de septembre 2019 à décembre 2020).',
  ],
  // Those of the first group: April 2019 to June 2020.
  months: 15,
  dates: [
    "Date de lancement de l'appel à candidatures : 7 janvier 2019",
    'Date limite du dépôt de candidature : 22 février 2019',
    'Comité de sélection : 28 mars 2019',
    'Date d’information des établissements retenus :  3 avril 2019',
  ],
  formats: [
    'Des temps collectifs d’échanges et de travail collaboratif (au nombre de 5) entre établissements, animés par l’Aract Bretagne.',
    'Des travaux réalisés par le groupe de travail et le comité de pilotage de chaque établissement pour avancer sur son projet et contribuer aux apports lors du temps collectif inter-établissement suivant.',
  ],
  application: [
    'Ils intègreront des éléments de présentation de l’établissement, de son contexte et de ses motivations ainsi qu’une première identification des ressources internes qui seront mobilisées dans le cadre de la démarche.',
    'entretiens éventuels avec la direction et le représentant du personnel signataires du dossier de candidature',
  ],
  selection: [
    'Intérêt et accord de la direction et des représentants du personnel pour porter et participer conjointement à l’action',
    'Motivations, objectifs, projets amenant l’établissement à se porter candidat',
    'Disponibilité des ressources internes pour pouvoir participer aux temps collectifs inter-établissements, réaliser une démarche en interne et mobiliser le groupe de travail et le comité de pilotage.',
    'Expériences au regard des problématiques de santé au travail, qualité de vie au travail, dialogue social.',
  ],
  capitalisation: [
    'Il intègre un enjeu de capitalisation des expériences avec une diffusion des enseignements aux niveaux régional et national.',
  ],
  dataProtection: {
    retentionMonths: 60,
    duties: [
      'Vos données personnelles sont conservées pendant cinq années et sont destinées aux agents qui traitent le présent appel à candidatures.',
      'vous disposez d’un droit d’accès, de rectification, d’effacement des données vous concernant.',
      'en vous adressant à la déléguée à la protection des données de l’ARS Bretagne et en joignant à votre demande une copie de votre pièce d’identité',
      'droit d’introduire une réclamation auprès d’une autorité de contrôle, en particulier auprès de la Commission nationale de l’informatique et des libertés (CNIL)',
    ],
  },
  phases: [
    collective(1, 0, 1),
    intersession(2),
    collective(2, 3),
    intersession(4, 5),
    collective(3, 6),
    intersession(7),
    collective(4, 8),
    intersession(9, 10),
    collective(5, 11),
  ],
  notes: [
    'L’appel compte 5 temps collectifs sans donner leurs titres, leurs dates ni leur durée : le planning annoncé « pages 6 et 7 » manque au document. Il ne dit pas combien d’appuis individuels sont prévus.',
    'Le modèle de dossier de candidature annoncé en pièce jointe manque au document.',
    'Les travaux intersession sont décrits sans être comptés : un entre deux temps collectifs est notre choix.',
  ],
});
