import * as v from 'valibot';
import type { College } from '../people/roles.ts';

/** A college's opinion on one exact version. */
export const OPINIONS = ['accord', 'reserve', 'desaccord'] as const;
export type Opinion = (typeof OPINIONS)[number];

/** D3: a réserve or a désaccord says why. */
export function needsComment(opinion: Opinion): boolean {
  return opinion !== 'accord';
}

export const DELIVERABLE_STATES = ['draft', 'submitted', 'validated', 'transmitted', 'superseded'] as const;
export type DeliverableState = (typeof DELIVERABLE_STATES)[number];

/** What a college sends to sign: the hash it read on screen, which must still be the one that is sealed (rule D4); réserve and désaccord say why (D3). */
export const SignOffSchema = v.pipe(
  v.object({
    hash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
    opinion: v.picklist(OPINIONS),
    comment: v.pipe(v.string(), v.trim(), v.maxLength(2000)),
  }),
  v.forward(
    v.partialCheck(
      [['opinion'], ['comment']],
      ({ opinion, comment }) => comment !== '' || !needsComment(opinion),
      'A comment is required',
    ),
    ['comment'],
  ),
);
export type SignOff = v.InferOutput<typeof SignOffSchema>;

export type Signature = {
  college: College;
  name: string;
  title: string;
  opinion: Opinion;
  comment: string;
  signedAt: number;
  hash: string;
};
