import * as v from 'valibot';
import { COLLEGES } from '../people/roles.ts';

/*
 * A call for projects as data: labels, phases, expected deliverables and duties differ between programmes and are never code.
 * Texts are word for word from the call, its slips included; what we added says so with `source: 'grappe'`. Board kinds are ours
 * always (no call names a board of Grappe), and so are `notes`. A list or a text the call does not give is empty or null:
 * nothing is made up to fill it.
 */

const Text = v.pipe(v.string(), v.minLength(1));
const Texts = v.array(Text);
const NoTexts = v.optional(Texts, []);
const MaybeText = v.optional(v.nullable(Text), null);
const BoardKindKey = v.pipe(v.string(), v.regex(/^[A-Z][A-Z_]{2,60}$/));

/** `call`: word for word from the call; `grappe`: added by us. What a cluster changes is its own (`TextSource` in `db/schema.ts`). */
const Source = v.optional(v.picklist(['call', 'grappe']), 'call');

const Expected = v.object({
  title: Text,
  /** Kind of the board that produces it, when the method has one. */
  boardKind: v.nullable(BoardKindKey),
  source: Source,
});

/** What another call wrote for this moment of the method: offered, and applied only when somebody chooses it. */
const Suggestion = v.object({
  /** Code of the programme it is taken from. */
  from: Text,
  /** Null where the other call's title would be wrong here (another kind of phase). */
  title: v.nullable(Text),
  subtitles: Texts,
  content: Texts,
  expected: v.array(Expected),
  boards: v.array(BoardKindKey),
});

const Phase = v.object({
  kind: v.picklist(['kickoff', 'collective', 'individual', 'intersession', 'review', 'sequence']),
  /** `grappe` for a call that gives only how many there are. */
  source: Source,
  title: Text,
  subtitles: NoTexts,
  /** When, as the call prints it (« Décembre 2018 »). */
  window: MaybeText,
  /** How long, as the call prints it (« 0,5 j »). */
  duration: MaybeText,
  /** Null when the call does not say. */
  modality: v.optional(v.nullable(v.picklist(['in_person', 'remote', 'mixed'])), null),
  content: NoTexts,
  expected: v.optional(v.array(Expected), []),
  /** Board kinds proposed for this phase. */
  boards: v.optional(v.array(BoardKindKey), []),
  suggestion: v.optional(v.nullable(Suggestion), null),
});

/** A way a team can be made: who sits in it. The first one is what a new team gets. */
const TeamForm = v.object({
  name: v.picklist(['binôme', 'trinôme']),
  colleges: v.pipe(v.array(v.picklist(COLLEGES)), v.minLength(2), v.maxLength(3)),
});

/** A group inside the establishment: the committee that carries the project, the working group that does it. */
const Group = v.object({ name: Text, makeUp: NoTexts, role: NoTexts });

export const ProgrammeSchema = v.object({
  code: v.pipe(v.string(), v.regex(/^[A-Z0-9-]{3,40}$/)),
  title: Text,
  subtitle: MaybeText,
  /** Added by us, to tell programmes apart in a list. */
  region: Text,
  /** The text this was taken from, named so that a reader can find it. */
  source: Text,
  operator: Text,
  pilot: MaybeText,
  legalReference: MaybeText,
  /** Word used on screen. */
  term: v.picklist(['QVT', 'QVCT']),
  team: v.object({
    forms: v.pipe(v.array(TeamForm), v.minLength(1)),
    makeUp: Texts,
    role: NoTexts,
  }),
  collegeLabels: v.object({ direction: Text, staff: Text, trade: Text, resource: Text }),
  /** Inside each establishment. */
  committee: Group,
  workingGroup: v.optional(v.nullable(Group), null),
  /** Above the establishments: who steers, who is associated. */
  governance: v.optional(v.array(v.object({ name: Text, texts: Texts })), []),
  /** Rule about who facilitates what. */
  facilitators: NoTexts,
  /** Days the call pays facilitators for, as it prints them. */
  facilitatorDays: v.optional(v.array(v.object({ what: Text, days: Text })), []),
  sector: NoTexts,
  groups: NoTexts,
  dates: NoTexts,
  /** Months a cluster lasts, read by us in `dates` where the phases have no calendar; null when they have, or nothing is said. */
  months: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(60))), null),
  formats: NoTexts,
  place: MaybeText,
  objectives: NoTexts,
  tools: NoTexts,
  engagement: NoTexts,
  application: NoTexts,
  selection: NoTexts,
  evaluation: NoTexts,
  capitalisation: NoTexts,
  deontology: NoTexts,
  communication: v.optional(
    v.nullable(
      v.object({
        /** Added to every public export. */
        mention: Text,
        supports: MaybeText,
        logos: NoTexts,
      }),
    ),
    null,
  ),
  dataProtection: v.optional(
    v.nullable(
      v.object({
        /** How long personal data are kept; null when the call does not say. */
        retentionMonths: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1))),
        duties: Texts,
      }),
    ),
    null,
  ),
  phases: v.pipe(v.array(Phase), v.minLength(1)),
  /** Ours: what the document leaves open or says in two ways. Nothing of it was smoothed. */
  notes: NoTexts,
});

export type Programme = v.InferOutput<typeof ProgrammeSchema>;
export type ProgrammeDraft = v.InferInput<typeof ProgrammeSchema>;
export type ProgrammePhase = Programme['phases'][number];
export type PhaseSuggestion = NonNullable<ProgrammePhase['suggestion']>;
export type TeamForm = v.InferOutput<typeof TeamForm>;

/** What the schema refuses in a programme, a line each, with its place: « PACA-2018-2020: phases.3.title: Invalid length… ». */
export function schemaProblems(programme: { code: string }): string[] {
  const { issues = [] } = v.safeParse(ProgrammeSchema, programme);
  return issues.map((issue) => `${programme.code}: ${v.getDotPath(issue) ?? 'all of it'}: ${issue.message}`);
}

/** Declares a programme; a mistake in it stops the build and the tests, saying where it is, not a session. */
export function defineProgramme(programme: ProgrammeDraft): Programme {
  const { success, output } = v.safeParse(ProgrammeSchema, programme);
  if (!success) throw new Error(schemaProblems(programme).join('\n'));
  return output;
}
