import type { ErrorCode } from '../errors.ts';
import type { College } from '../people/roles.ts';
import type { TeamForm } from '../programmes/programme.ts';
import { needsComment, type DeliverableState, type Opinion, type SignOff } from './deliverable.ts';

export { needsComment };

/** The trinôme of most calls: what a template stored before the calls said how teams are made stands for. */
export const USUAL_TEAM = ['direction', 'staff', 'trade'] as const satisfies readonly College[];

/**
 * Colleges that sign what an establishment hands in, in the order they are printed (rule D3): those of the largest of its programme's
 * forms of team whose every seat has a titulaire there, whatever order the call lists them in; the first form when its team is
 * none of them, so that an empty seat is waited for and never skipped. `present`: colleges that have a titulaire today.
 */
export function signingColleges(
  forms: readonly Pick<TeamForm, 'colleges'>[],
  present: ReadonlySet<College>,
): College[] {
  const whole = forms
    .filter(({ colleges }) => colleges.every((college) => present.has(college)))
    .toSorted((one, two) => two.colleges.length - one.colleges.length);
  return [...((whole[0] ?? forms[0])?.colleges ?? USUAL_TEAM)];
}

/** A signature as far as the state depends on it. */
export type GivenOpinion = { college: College; opinion: Opinion; hash: string };

export type SignedDeliverable = {
  state: DeliverableState;
  /** Hash of the snapshot it hands in. */
  hash: string;
  /** Decided when it was handed in, and kept since. */
  signingColleges: readonly College[];
  signatures: readonly GivenOpinion[];
};

/**
 * Why `college` may not give this opinion on this deliverable, or null when it may (rules D3 and D4). A version that is
 * blocked by a désaccord still takes the opinions of the other colleges: each is heard.
 */
export function refusalOf(
  { state, hash, signingColleges, signatures }: SignedDeliverable,
  college: College | null,
  signOff: SignOff,
): ErrorCode | null {
  if (college === null || !signingColleges.includes(college)) return 'not_a_signatory';
  if (state === 'superseded') return 'deliverable_superseded';
  // Failure case 44: what was read is not what is sealed.
  if (signOff.hash !== hash) return 'hash_mismatch';
  if (signatures.some((signature) => signature.college === college)) return 'already_signed';
  if (needsComment(signOff.opinion) && signOff.comment.trim() === '') return 'bad_request';
  return null;
}

/** D5: a désaccord blocks its version for ever, whatever the others say. */
export function isBlocked(signatures: readonly Pick<GivenOpinion, 'opinion'>[]): boolean {
  return signatures.some(({ opinion }) => opinion === 'desaccord');
}

/**
 * The state its signatures give to a deliverable (rule D5): a submitted one becomes validated once each of its colleges signed its very
 * hash and none said désaccord. Any other state is kept.
 */
export function stateAfterSigning({
  state,
  hash,
  signingColleges,
  signatures,
}: SignedDeliverable): DeliverableState {
  if (state !== 'submitted' || isBlocked(signatures)) return state;
  const signed = (seat: College) =>
    signatures.some((signature) => signature.college === seat && signature.hash === hash);
  return signingColleges.every(signed) ? 'validated' : state;
}
