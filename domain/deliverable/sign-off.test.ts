import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { College } from '../people/roles.ts';
import { type Opinion, type SignOff, SignOffSchema } from './deliverable.ts';
import {
  isBlocked,
  refusalOf,
  type SignedDeliverable,
  signingColleges,
  stateAfterSigning,
} from './sign-off.ts';

const hash = 'a'.repeat(64);
const other = 'b'.repeat(64);
const given = (college: College, opinion: Opinion) => ({ college, opinion, hash });
const trinome: College[] = ['direction', 'staff', 'trade'];
const submitted = (...signatures: SignedDeliverable['signatures']): SignedDeliverable => ({
  state: 'submitted',
  hash,
  signingColleges: trinome,
  signatures,
});
const accord: SignOff = { hash, opinion: 'accord', comment: '' };

const bretagne = [
  { colleges: ['direction', 'staff', 'resource'] as College[] },
  { colleges: ['direction', 'staff'] as College[] },
];

describe('D3: who signs', () => {
  const among = (forms: { colleges: College[] }[], ...present: College[]) =>
    signingColleges(forms, new Set(present));

  it('the team the establishment has, a binôme or a trinôme', () => {
    expect(among(bretagne, 'direction', 'staff')).toEqual(['direction', 'staff']);
    expect(among(bretagne, 'staff', 'resource', 'direction')).toEqual(['direction', 'staff', 'resource']);
  });

  it('the largest of the forms that are whole, in whatever order the call names them', () => {
    expect(among(bretagne.toReversed(), 'direction', 'staff', 'resource')).toHaveLength(3);
  });

  it('the first form while none is whole: an empty seat is not skipped', () => {
    expect(among(bretagne, 'direction')).toEqual(['direction', 'staff', 'resource']);
    expect(among([{ colleges: trinome }], 'direction', 'staff')).toEqual(trinome);
  });

  it('someone of a college that is in no form signs nothing', () => {
    expect(among(bretagne, 'direction', 'staff', 'trade')).toEqual(['direction', 'staff']);
    expect(among([{ colleges: trinome }], ...trinome, 'resource')).toEqual(trinome);
  });

  it('the usual trinôme for a template that does not say how teams are made', () => {
    expect(among([], 'direction', 'staff')).toEqual(trinome);
  });
});

describe('signing', () => {
  it('A7: a personne ressource signs where their college does, a trade where it does not is refused', () => {
    const asked = { ...submitted(), signingColleges: bretagne[0]!.colleges };
    expect(refusalOf(asked, 'resource', accord)).toBeNull();
    expect(refusalOf(asked, 'trade', accord)).toBe('not_a_signatory');
  });

  it.each(['direction', 'staff', 'trade'] as const)('D3: %s may sign once', (college) => {
    expect(refusalOf(submitted(), college, accord)).toBeNull();
    expect(refusalOf(submitted(given(college, 'reserve')), college, accord)).toBe('already_signed');
  });

  it.each(['resource', null] as const)('A7: %s takes no seat', (college) => {
    expect(refusalOf(submitted(), college, accord)).toBe('not_a_signatory');
  });

  it('D4, case 44: another hash than the one that was read is refused', () => {
    expect(refusalOf(submitted(), 'staff', { ...accord, hash: other })).toBe('hash_mismatch');
  });

  it('D6: a superseded version takes no signature any more', () => {
    expect(refusalOf({ ...submitted(), state: 'superseded' }, 'staff', accord)).toBe(
      'deliverable_superseded',
    );
  });

  it.each(['reserve', 'desaccord'] as const)('D3: %s needs a comment', (opinion) => {
    expect(refusalOf(submitted(), 'staff', { ...accord, opinion, comment: ' ' })).toBe('bad_request');
    expect(refusalOf(submitted(), 'staff', { ...accord, opinion, comment: 'Trop court.' })).toBeNull();
    const parsed = v.safeParse(SignOffSchema, { hash, opinion, comment: '  ' });
    expect(parsed.success).toBe(false);
    expect(parsed.issues?.map((issue) => v.getDotPath(issue))).toEqual(['comment']);
  });

  it('D3: an accord needs none', () => {
    expect(v.parse(SignOffSchema, accord)).toEqual(accord);
  });
});

describe('state after signing', () => {
  it('D5: three accords or réserves validate, two do not', () => {
    const two = [given('direction', 'accord'), given('staff', 'reserve')];
    expect(stateAfterSigning(submitted(...two))).toBe('submitted');
    expect(stateAfterSigning(submitted(...two, given('trade', 'accord')))).toBe('validated');
  });

  it('D5: a binôme validates with two, a trinôme with its personne ressource', () => {
    const two = [given('direction', 'accord'), given('staff', 'accord')];
    const [trio, duo] = bretagne.map(({ colleges }) => ({
      ...submitted(...two),
      signingColleges: colleges,
    }));
    expect(stateAfterSigning(duo!)).toBe('validated');
    expect(stateAfterSigning(trio!)).toBe('submitted');
    expect(stateAfterSigning({ ...trio!, signatures: [...two, given('resource', 'accord')] })).toBe(
      'validated',
    );
  });

  it('D5: a désaccord blocks, whoever signs before or after', () => {
    const signatures = [given('direction', 'accord'), given('staff', 'desaccord'), given('trade', 'accord')];
    expect(stateAfterSigning(submitted(...signatures))).toBe('submitted');
    expect(isBlocked(signatures)).toBe(true);
    expect(refusalOf(submitted(given('staff', 'desaccord')), 'trade', accord)).toBeNull();
  });

  it('D5: a resource person or a signature on another hash does not fill a seat', () => {
    const two = [given('direction', 'accord'), given('staff', 'accord')];
    expect(stateAfterSigning(submitted(...two, given('resource', 'accord')))).toBe('submitted');
    expect(stateAfterSigning(submitted(...two, { ...given('trade', 'accord'), hash: other }))).toBe(
      'submitted',
    );
  });

  it.each(['draft', 'validated', 'transmitted', 'superseded'] as const)('keeps %s', (state) => {
    const all = (['direction', 'staff', 'trade'] as const).map((college) => given(college, 'accord'));
    expect(stateAfterSigning({ state, hash, signingColleges: trinome, signatures: all })).toBe(state);
  });
});
