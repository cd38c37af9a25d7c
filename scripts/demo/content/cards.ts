import type { DemoContent } from '../demo-content.ts';

/** Cards by zone. A card with marks is a list: its words, then the keys of its marks. */
export const CARDS: DemoContent['cards'] = {
  INITIAL_REPRESENTATIONS: {
    merles: {
      isQvt: [
        'Pouvoir faire les toilettes sans être interrompue trois fois',
        'Savoir mon planning un mois avant',
      ],
      isNotQvt: ['Un massage une fois par an'],
      howWeTalk: ['Un sujet de la direction'],
      expectations: ['Des remplacements moins improvisés'],
      fears: ['Un plan de plus, sans suite'],
    },
    alouettes: {
      isQvt: ['Avoir le temps de préparer un atelier', 'Une équipe qui se parle'],
      isNotQvt: ['Un baby-foot en salle de pause'],
      howWeTalk: ['Entre deux portes'],
      fears: ['Que cela retombe sur les mêmes'],
    },
    vermeil: {
      isQvt: ['Finir un repas sans courir'],
      expectations: ['Qu’on écoute aussi l’équipe du soir'],
    },
    lin: { isQvt: ['Des tournées tenables'], howWeTalk: ['Au retour de tournée, dans la voiture'] },
    saules: { isNotQvt: ['Une charte affichée dans le couloir'] },
  },
  STAKES_STRENGTHS_WEAKNESSES: {
    alouettes: {
      stakesProfessionals: ['Limiter l’usure des éducateurs de l’unité TSA'],
      stakesResidents: ['Continuité des repères lors des absences'],
      stakesEstablishment: ['Recruter deux postes vacants depuis 8 mois'],
      strengths: ['Équipe stable, analyse de la pratique mensuelle'],
      weaknesses: ['Transmissions orales perdues entre internat et école'],
      difficulties: ['Dégager 2 h par mois pour l’EDT'],
    },
    merles: {
      stakesProfessionals: ['Des relèves plus calmes'],
      strengths: ['Une IDE coordinatrice reconnue par toutes les équipes'],
      difficulties: ['Associer l’équipe de nuit'],
    },
  },
  GROUP_RULES: {
    cluster: {
      workNotPeople: ['On raconte une situation, sans dire qui'],
      staysHere: ['reste ici tant que le trinôme concerné ne l’a pas validé'],
      rightToPass: ['On peut dire « je passe », sans se justifier'],
      leavesHere: ['Rien ne sort vers l’ARS sans l’accord des trois collèges'],
      time: ['On commence à l’heure, même s’il manque quelqu’un'],
    },
  },
  SWOT: {
    lin: {
      strengths: ['Des tournées que chacun sait reprendre'],
      weaknesses: ['Pas de bureau où se croiser le matin'],
      opportunities: ['Une tournée de nuit ouverte par le SSIAD voisin'],
      threats: ['Deux départs à la retraite la même année'],
    },
  },
  ESSENTIALS_SORT: {
    lin: {
      deck: [
        'Temps de transmission en fin de tournée',
        'Choix de ses jours de repos',
        'Véhicules révisés chaque mois',
        'Analyse de la pratique',
      ],
      satisfying: ['Réunion d’équipe hebdomadaire'],
      toImprove: [['Tournées : temps de trajet non compté de façon homogène', 'toWorkOn']],
      wished: [['Doublure pour les nouveaux', 'toWorkOn']],
      unwanted: [['Pointage par téléphone', 'disagreement']],
    },
  },
  EXPERIENCE_FEEDBACK: {
    alouettes: {
      planned: ['3 EDT de 1 h 30'],
      done: ['2 EDT, un reporté (grippe)'],
      helped: ['La cheffe de service a libéré le créneau'],
      hindered: ['Veilleurs non disponibles en journée'],
      surprised: ['L’équipe cuisine est venue'],
      askGroup: ['Comment faire venir la nuit ?'],
    },
  },
  STRENGTHS_WEAKNESSES_VIGILANCE: {
    vermeil: {
      strengths: ['Équipe associée dès l’état des lieux'],
      weaknesses: ['Soirées : peu de mesures avant et après'],
      unexpected: ['Familles plus présentes au repas'],
      vigilance: ['Ne pas faire porter le test aux seuls remplaçants'],
    },
  },
  REPRESENTATIONS_RETURN: {
    merles: {
      before: ['Un sujet de la direction'],
      today: ['Un temps pour parler du travail'],
      changed: ['On commence par la situation, pas par la personne'],
      unchanged: ['Le manque de remplaçants'],
    },
  },
  SUSTAINABILITY: {
    alouettes: {
      kept: ['EDT trimestriel'],
      whoContinues: ['Comité à 9'],
      meetings: ['Mars, juin, novembre'],
      links: ['Point annuel au CSE'],
      needs: ['1 animateur formé de plus'],
    },
  },
};
