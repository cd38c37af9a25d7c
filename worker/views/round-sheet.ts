import type { RoundSheetWords } from '#domain/questionnaire/csv.ts';

const HOUR = new Intl.DateTimeFormat('fr-FR', {
  dateStyle: 'short',
  timeStyle: 'short',
  timeZone: 'Europe/Paris',
});
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
    time: (ms) => HOUR.format(ms),
    decimal: (value) => DECIMAL.format(value),
  };
}
