import type { PhaseSuggestion, Programme, ProgrammePhase } from './programme.ts';

/** Kinds of which a cluster has several, told apart by a number that is each call's own. */
const COUNTED: ReadonlySet<ProgrammePhase['kind']> = new Set(['collective', 'individual', 'intersession']);

/**
 * What `programme` wrote for the moments with these positions (from 0), gathered as one suggestion for a phase of `kind`. The title
 * is that of the first moment of the same kind, never where meetings are counted: « Temps collectif 1 » of one call is the second of
 * another, which would then have two of one name.
 * Throws for a position the programme does not have.
 */
export function suggestionFrom(
  programme: Pick<Programme, 'code' | 'phases'>,
  kind: ProgrammePhase['kind'],
  ...positions: number[]
): PhaseSuggestion {
  const moments = positions.map((position) => {
    const moment = programme.phases[position];
    if (!moment) throw new Error(`${programme.code} has no phase ${position}`);
    return moment;
  });
  return {
    from: programme.code,
    title: COUNTED.has(kind) ? null : (moments.find((moment) => moment.kind === kind)?.title ?? null),
    subtitles: moments.flatMap(({ subtitles }) => subtitles),
    content: moments.flatMap(({ content }) => content),
    // Another call's words are not this call's: for this programme they are added.
    expected: moments.flatMap(({ expected }) =>
      expected.map((one) => ({ ...one, source: 'grappe' as const })),
    ),
    boards: [...new Set(moments.flatMap(({ boards }) => boards))],
  };
}
