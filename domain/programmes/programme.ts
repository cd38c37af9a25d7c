import * as v from 'valibot';

/*
 * A call for projects as data: labels, phases and expected deliverables differ between programmes and are never code. Texts
 * are word for word from the call; `boards` and `boardKind` are our own link to the board kinds.
 */

const Text = v.pipe(v.string(), v.minLength(1));

export const ProgrammeSchema = v.object({
  code: v.pipe(v.string(), v.regex(/^[A-Z0-9-]{3,40}$/)),
  title: Text,
  operator: Text,
  pilot: Text,
  /** Word used on screen. */
  term: v.picklist(['QVT', 'QVCT']),
  committee: Text,
  team: v.picklist(['binôme', 'trinôme']),
  teamSize: v.picklist([2, 3]),
  collegeLabels: v.object({ direction: Text, staff: Text, trade: Text, resource: Text }),
  phases: v.pipe(
    v.array(
      v.object({
        kind: v.picklist(['kickoff', 'collective', 'individual', 'intersession', 'review', 'sequence']),
        title: Text,
        subtitles: v.array(Text),
        window: v.nullable(Text),
        duration: v.nullable(Text),
        content: v.array(Text),
        expected: v.array(v.object({ title: Text, boardKind: v.nullable(Text) })),
        boards: v.array(Text),
      }),
    ),
    v.minLength(1),
  ),
});

export type Programme = v.InferOutput<typeof ProgrammeSchema>;

/** Declares a programme; a mistake in it stops the tests, not a session. */
export function defineProgramme(programme: Programme): Programme {
  return v.parse(ProgrammeSchema, programme);
}
