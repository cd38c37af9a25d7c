import type { College } from '#domain/people/roles.ts';
import type { ResultSheetWords } from '#domain/vote/csv.ts';
import { parisTime } from './paris-time.ts';

/** The exported result is a French document: these are its words. College names are the programme's. */
export function resultSheetWords(colleges: Record<College, string>): ResultSheetWords {
  return {
    question: 'Question',
    electors: 'Électeurs',
    voters: 'Votants',
    blank: 'Bulletins blancs',
    budget: 'Voix par personne',
    cap: 'Voix au plus par proposition',
    closedAt: 'Clos le (heure de Paris)',
    rank: 'Rang',
    item: 'Proposition',
    voices: 'Voix',
    itemVoters: 'Votants pour cette proposition',
    tied: 'Ex æquo',
    yes: 'oui',
    no: 'non',
    withheld: 'non affiché (moins de 5 votants)',
    college: (college) => `Voix : ${colleges[college]}`,
    time: parisTime,
  };
}
