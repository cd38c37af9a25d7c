import * as v from 'valibot';
import { PHASE_KINDS } from '../phases/plan.ts';
import { EstablishmentDraftSchema } from '../establishment/establishment-draft.ts';
import { MOST_PEOPLE, PersonDraftSchema } from '../people/person-draft.ts';

/** Composed, whatever the file it was copied from. */
const Words = v.pipe(v.string(), v.maxLength(500), v.normalize('NFC'));
const Day = v.pipe(v.string(), v.maxLength(10));

/** Establishments of one draft: four to ten in the calls. */
export const MOST_ESTABLISHMENTS = 40;

/** A cluster to be, as its guided form makes it. Days are keys (`2026-11-22`), empty while nobody has said. */
export const ClusterDraftSchema = v.object({
  /**
   * What tells this draft from every other: sent twice (a double click, a second tab, an answer that was lost), it makes one cluster.
   * One that names none is told from every other too.
   */
  key: v.optional(v.pipe(v.string(), v.minLength(8), v.maxLength(64)), () => crypto.randomUUID()),
  /** Code of the programme (`domain/programmes/all.ts`). */
  programme: v.pipe(v.string(), v.maxLength(40)),
  name: Words,
  territory: Words,
  start: Day,
  end: Day,
  /** In the order they will have. */
  phases: v.pipe(
    v.array(
      v.object({
        /** The phase of a call it is made from, by its place there (from 0): one's own call, or another's as a suggestion. Null for one's own. */
        template: v.nullable(
          v.object({
            programme: v.pipe(v.string(), v.maxLength(40)),
            position: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(59)),
          }),
        ),
        kind: v.picklist(PHASE_KINDS),
        title: Words,
        /** The other call's content that the template offers for this phase is taken. */
        suggested: v.boolean(),
        start: Day,
        end: Day,
      }),
    ),
    v.maxLength(60),
  ),
  establishments: v.pipe(
    v.array(
      v.object({
        /** The draft's own name for it, which people refer to. */
        key: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
        ...EstablishmentDraftSchema.entries,
      }),
    ),
    v.maxLength(MOST_ESTABLISHMENTS),
  ),
  people: v.pipe(v.array(PersonDraftSchema), v.maxLength(MOST_PEOPLE)),
});

export type ClusterDraft = v.InferOutput<typeof ClusterDraftSchema>;
export type PhaseDraft = ClusterDraft['phases'][number];
