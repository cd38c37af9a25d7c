import { optionsOf, type RoundResult } from '#domain/questionnaire/result.ts';
import type { Table } from '#domain/sheet/tables.ts';
import { WITHHELD } from './questionnaire-words.ts';

/** A closed round as a table: an answer a line with its count, a mean for a rating, and the free answers that are shown. */
export function roundTable({ questions }: RoundResult): Table {
  const rows: Table['rows'] = (questions ?? []).flatMap((one): Table['rows'] => {
    const { question } = one;
    if (one.type === 'withheld' || question.type === 'text')
      return one.type === 'text'
        ? one.texts.filter(({ shown }) => shown).map(({ text }) => [question.title, text, null])
        : [[question.title, WITHHELD, null]];
    if (one.type === 'text') return [];
    const counted = optionsOf(question).map(({ key, title }): Table['rows'][number] => [
      question.title,
      title,
      one.counts[key] ?? 0,
    ]);
    return one.type === 'rating' ? [...counted, [question.title, 'Moyenne', one.mean]] : counted;
  });
  return { name: 'Résultats', header: ['Question', 'Réponse', 'Nombre'], rows };
}
