import { SLICE_THRESHOLD } from '#domain/vote/vote.ts';
import { plural } from '#app/lib/french/numbers.ts';

/** What can be promised about anonymity, and nothing more. Said before people answer. */
export const ANONYMITY_PROMISE =
  'Vos réponses sont anonymes\u00a0: ni les participants ni l’animation ne peuvent savoir qui a répondu quoi, ni avant ni après la clôture. Elles ne sont pas secrètes pour qui exploite les serveurs.';

export const THRESHOLD_PROMISE = `Rien n’est montré avant la clôture, ni en dessous de ${SLICE_THRESHOLD}\u00a0réponses\u00a0: les réponses sont alors détruites sans être lues.`;

/** Beside every text area. */
export const TEXT_WARNING =
  'Ne nommez personne. L’animation relit les textes, mélangés, avant de les montrer ou non.';

/** Stands where a count is not published (rule Q4). */
export const WITHHELD = `Non affiché (moins de ${SLICE_THRESHOLD}\u00a0réponses)`;

export const answeredSentence = (answered: number, respondents: number): string =>
  `${plural(answered, 'réponse')} sur ${respondents}`;

/** Ours: about half a minute a question, and never less than one minute. */
export const minutesFor = (questions: number): string =>
  `${Math.max(1, Math.ceil(questions * 0.6))}\u00a0min`;
