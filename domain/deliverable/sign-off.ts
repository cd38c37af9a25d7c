import type { ErrorCode } from '../errors.ts';
import type { College } from '../people/roles.ts';
import { needsComment, type DeliverableState, type Opinion, type SignOff } from './deliverable.ts';

export { needsComment };

/** The three seats that sign, in the order they are printed. A resource person takes part but does not sign. */
export const SIGNING_COLLEGES = ['direction', 'staff', 'trade'] as const satisfies readonly College[];

/** A signature as far as the state depends on it. */
export type GivenOpinion = { college: College; opinion: Opinion; hash: string };

export type SignedDeliverable = {
  state: DeliverableState;
  /** Hash of the snapshot it hands in. */
  hash: string;
  signatures: readonly GivenOpinion[];
};

/**
 * Why `college` may not give this opinion on this deliverable, or null when it may (rules D3 and D4). A version that is
 * blocked by a désaccord still takes the opinions of the other colleges: each is heard.
 */
export function refusalOf(
  { state, hash, signatures }: SignedDeliverable,
  college: College | null,
  signOff: SignOff,
): ErrorCode | null {
  if (!SIGNING_COLLEGES.some((seat) => seat === college)) return 'not_a_signatory';
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
 * The state its signatures give to a deliverable (rule D5): a submitted one becomes validated once the three colleges signed its very
 * hash and none said désaccord. Any other state is kept.
 */
export function stateAfterSigning({ state, hash, signatures }: SignedDeliverable): DeliverableState {
  if (state !== 'submitted' || isBlocked(signatures)) return state;
  const signed = (seat: College) =>
    signatures.some((signature) => signature.college === seat && signature.hash === hash);
  return SIGNING_COLLEGES.every(signed) ? 'validated' : state;
}
