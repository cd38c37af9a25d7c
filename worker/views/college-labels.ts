import * as v from 'valibot';
import type { College } from '#domain/people/roles.ts';
import { ProgrammeSchema } from '#domain/programmes/programme.ts';

const Labels = v.pick(ProgrammeSchema, ['collegeLabels']);

/** What a programme calls each college. Throws a `ValiError` for a stored template that is not a programme. */
export function collegeLabels(template: unknown): Record<College, string> {
  return v.parse(Labels, template).collegeLabels;
}

export function labelOf(template: unknown, college: College | null): string | null {
  return college === null ? null : collegeLabels(template)[college];
}

const Communication = v.pick(ProgrammeSchema, ['communication']);

/** The sentence a programme asks to put on what leaves Grappe; null when it asks for none. */
export function mentionOf(template: unknown): string | null {
  return v.parse(Communication, template).communication?.mention ?? null;
}
