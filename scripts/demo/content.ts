/*
 * What the demo people have already written, by board kind and establishment (`cluster.ts`). Cards by zone, map cards as
 * [text, x, y, note], rows by column, form fields by key.
 */

type MapCard = [text: string, x: number | null, y: number | null, note: string];
type Row = Record<string, string | number | null>;

export type DemoContent = {
  cards: Record<string, Record<string, Record<string, string[]>>>;
  map: Record<string, Record<string, MapCard[]>>;
  rows: Record<string, Record<string, Row[]>>;
  fields: Record<string, Record<string, Record<string, string>>>;
};

export const CONTENT: DemoContent = {
  cards: {
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
  },
  map: {
    PRIORITY_MAP: {
      merles: [
        ['Transmissions jour/nuit', 4, 5, 'Organisation · unité Les Tilleuls · IDE coordinatrice'],
        ['Rappels sur repos', 2, 5, 'Santé au travail · tout l’établissement'],
        ['Rangement du linge', 5, 3, 'Organisation · lingerie'],
        ['Parking', 1, 2, ''],
        ['Accueil des remplaçants', null, null, ''],
      ],
      vermeil: [
        ['Repas du soir à deux pour douze résidents', 4.2, 4.6, 'Organisation · unité 1'],
        ['Formation des remplaçants aux transferts', 2.2, 4.1, 'Compétences'],
      ],
      lin: [['Temps de trajet compté différemment selon les tournées', 3.6, 4.4, 'Organisation']],
      cedre: [['Chariot bloqué dans le couloir nord', 4.6, 3.2, 'Organisation']],
    },
  },
  rows: {
    EXPERIMENT_CRITERIA: {
      merles: [
        {
          dimension: 'quality',
          criterion: 'Continuité des soins',
          question: 'Une information vitale se perd-elle encore ?',
          indicator: 'Oublis signalés par semaine',
          baseline: 6,
          target: '2 au plus',
          targetValue: 2,
          collection: 'Fiche hebdomadaire',
          collector: 'IDE coordinatrice',
        },
        {
          dimension: 'social',
          criterion: 'Charge ressentie',
          question: 'La prise de poste est-elle plus sereine ?',
          indicator: 'Note de 1 à 5 à la prise de poste',
          baseline: 2.4,
          target: '3,5 au moins',
          targetValue: 3.5,
          collection: 'Pastille une fois par semaine',
          collector: 'Espace de discussion',
        },
        {
          dimension: 'organisation',
          criterion: 'Temps',
          question: 'Le créneau tient-il dans l’horaire ?',
          indicator: 'Minutes de débordement',
          baseline: 18,
          target: '5 au plus',
          targetValue: 5,
          collection: 'Pointage pendant deux semaines',
          collector: 'Cadre de santé',
        },
      ],
    },
    ACTION_PLAN: {
      merles: [
        {
          theme: 'organisation',
          objective: 'Étendre',
          action: 'Transmissions croisées aux trois unités',
          owner: 'IDE coordinatrice',
          associates: 'Cadres',
          dueDate: '2027-06-30',
          means: '15 min par jour',
          indicator: 'Oublis par semaine',
          state: 'toStart',
          cseDate: null,
        },
        {
          theme: 'dialogue',
          objective: 'Pérenniser',
          action: 'Un espace de discussion par trimestre',
          owner: 'Représentante du personnel',
          associates: 'Direction',
          dueDate: '2027-03-31',
          means: '2 h payées',
          indicator: 'Espaces de discussion tenus',
          state: 'inProgress',
          cseDate: null,
        },
        {
          theme: 'health',
          objective: 'Réduire les TMS',
          action: 'Référent transferts par unité',
          owner: 'Directrice',
          associates: 'Service de prévention et de santé au travail',
          dueDate: '2027-09-30',
          means: '2 jours de formation',
          indicator: 'Accidents liés aux transferts',
          state: 'toStart',
          cseDate: null,
        },
      ],
    },
  },
  fields: {
    EXPERIMENT_SHEET: {
      merles: {
        title: '15 minutes de transmissions croisées jour/nuit',
        problem: 'Informations perdues à 6 h 45',
        objectives: 'Ne plus perdre une information vitale ; prise de poste calme',
        scope: 'Unité Les Tilleuls, 8 semaines',
        people: '11 soignants, 2 IDE',
        method: 'Créneau 6 h 40-6 h 55, trame en 4 points, animateur tournant',
        unchanged: 'Les cycles horaires',
        means: '15 min par jour récupérées',
        milestones: 'Semaine 4 ; arrêt si le débordement dépasse 20 min',
        owner: 'IDE coordinatrice',
        outcome: 'undecided',
      },
    },
  },
};
