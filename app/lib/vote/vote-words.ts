import type { College } from '#domain/people/roles.ts';
import { type Electorate, SLICE_THRESHOLD } from '#domain/vote/vote.ts';
import { plural } from '#app/lib/french/numbers.ts';

/** Stands where a count is not published (rule V7), in the words of the method. */
export const WITHHELD = `non affiché (moins de ${SLICE_THRESHOLD}\u00a0votants)`;

/** What can be promised about secrecy, and nothing more. Said before the vote, to whoever opens it and whoever casts. */
export const SECRECY_PROMISE =
  'Votre vote est secret pour les participants comme pour l’animation. Il ne l’est pas pour qui exploite les serveurs.';

export const COLLEGE_PROMISE = `Les résultats par collège ne sont affichés qu’à partir de ${SLICE_THRESHOLD}\u00a0votants du même collège.`;

/** Said when the electorate is one team: the method's trap of small groups. */
export const TEAM_WARNING =
  'Dans un trinôme, un vote secret ne l’est pas vraiment\u00a0: préférez accord, réserve ou désaccord.';

/** True when so few vote that the result can tell who chose what. */
export function isTooSmallToBeSecret(electorate: Electorate, electors: number | null): boolean {
  return electorate.scope === 'establishment' || (electors !== null && electors < SLICE_THRESHOLD);
}

/** « 5 voix à répartir, 3 au plus par proposition. » */
export function rulesSentence(budget: number, cap: number): string {
  const voices = `${budget}\u00a0voix à répartir`;
  return cap >= budget ? `${voices}, comme vous voulez.` : `${voices}, ${cap} au plus par proposition.`;
}

/** « Il vous reste 2 voix. » Voix has no singular of its own. */
export function remainingSentence(remaining: number): string {
  return remaining === 0 ? 'Vous avez donné toutes vos voix.' : `Il vous reste ${remaining}\u00a0voix.`;
}

export const turnoutSentence = (voters: number, electors: number): string =>
  `${plural(voters, 'votant')} sur ${electors}`;

/** A college as a line of results: « Direction », with its first letter raised. */
export function collegeTitle(colleges: Record<College, string>, college: College): string {
  const label = colleges[college];
  return label.charAt(0).toLocaleUpperCase('fr') + label.slice(1);
}
