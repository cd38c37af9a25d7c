import type { RoundSheetWords } from '#domain/questionnaire/csv.ts';
import { parisTime } from './paris-time.ts';

const DECIMAL = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 2 });

/** The exported result is a French document: these are its words. */
export function roundSheetWords(): RoundSheetWords {
  return {
    respondents: 'Personnes interrogées',
    answered: 'Réponses',
    closedAt: 'Clos le (heure de Paris)',
    question: 'Question',
    answer: 'Réponse',
    count: 'Nombre',
    mean: 'Moyenne',
    withheld: 'non affiché (moins de 5 réponses)',
    time: parisTime,
    decimal: (value) => DECIMAL.format(value),
  };
}
