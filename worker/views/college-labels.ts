import * as v from 'valibot';
import { seatsOf } from '#domain/cluster/check-cluster.ts';
import { USUAL_TEAM } from '#domain/deliverable/sign-off.ts';
import type { College } from '#domain/people/roles.ts';
import { ProgrammeSchema, type TeamForm } from '#domain/programmes/programme.ts';

const Labels = v.pick(ProgrammeSchema, ['collegeLabels']);

/** What a programme calls each college. Throws a `ValiError` for a stored template that is not a programme. */
export function collegeLabels(template: unknown): Record<College, string> {
  return v.parse(Labels, template).collegeLabels;
}

const Teams = v.object({ team: v.pick(ProgrammeSchema.entries.team, ['forms']) });

/** Colleges a new team of this programme is made of, and all of which an establishment has one holder. */
export function teamOf(template: unknown): { colleges: College[]; seats: College[] } {
  const parsed = v.safeParse(Teams, template);
  // A template stored before the calls said how teams are made.
  if (!parsed.success) return { colleges: [...USUAL_TEAM], seats: [...USUAL_TEAM] };
  const { team } = parsed.output;
  return { colleges: [...team.forms[0]!.colleges], seats: seatsOf({ team }) };
}

/** The ways a team of this programme can be made; empty for a template stored before the calls said it. */
export function teamFormsOf(template: unknown): TeamForm[] {
  const parsed = v.safeParse(Teams, template);
  return parsed.success ? parsed.output.team.forms : [];
}

export function labelOf(template: unknown, college: College | null): string | null {
  return college === null ? null : collegeLabels(template)[college];
}

const Communication = v.pick(ProgrammeSchema, ['communication']);

/** The sentence a programme asks to put on what leaves Grappe; null when it asks for none. */
export function mentionOf(template: unknown): string | null {
  return v.parse(Communication, template).communication?.mention ?? null;
}
