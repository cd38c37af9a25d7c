import { programmeOf } from '../programmes/all.ts';
import type { Programme, ProgrammePhase } from '../programmes/programme.ts';
import { proposeDates } from '../programmes/phase-dates.ts';
import type { ClusterDraft, PhaseDraft } from './cluster-draft.ts';

/** What a phase of a cluster is made of. `source` says whose words its title is. */
export type PlannedPhase = {
  kind: ProgrammePhase['kind'];
  title: string;
  subtitle: string;
  source: 'call' | 'grappe' | 'cluster';
  expected: ProgrammePhase['expected'];
  /** Keys of the kinds proposed. */
  boards: string[];
};

/** The phase of a call that a draft's phase is made from; undefined for one's own, and for one no call has. */
export function templateOf({ template }: Pick<PhaseDraft, 'template'>): ProgrammePhase | undefined {
  return template ? programmeOf(template.programme)?.phases[template.position] : undefined;
}

/** The title a phase has before anyone changes it; '' for one's own. */
export function proposedTitle(phase: ProgrammePhase | undefined, suggested: boolean): string {
  return (suggested ? phase?.suggestion?.title : null) ?? phase?.title ?? '';
}

/** A phase as the cluster of `programme` will have it: its template's, with what is offered beside it when it was taken. */
export function planPhase(draft: PhaseDraft, programme: Pick<Programme, 'code'>): PlannedPhase {
  const { kind, suggested, template } = draft;
  const title = draft.title.trim();
  const phase = templateOf(draft);
  if (!phase) return { kind, title, subtitle: '', source: 'cluster', expected: [], boards: [] };
  const subtitle = phase.subtitles.join(' · ');
  // Another call's words are not this call's: for this programme they are added (rule F7).
  if (template?.programme !== programme.code)
    return {
      kind,
      title,
      subtitle,
      source: title === phase.title ? 'grappe' : 'cluster',
      expected: phase.expected.map((one) => ({ ...one, source: 'grappe' as const })),
      boards: phase.boards,
    };
  const taken = suggested ? phase.suggestion : null;
  return {
    kind: phase.kind,
    title,
    subtitle: subtitle || (taken?.subtitles ?? []).join(' · '),
    source:
      title !== proposedTitle(phase, suggested) ? 'cluster' : title !== phase.title ? 'grappe' : phase.source,
    expected: [...phase.expected, ...(taken?.expected ?? [])],
    boards: [...new Set([...phase.boards, ...(taken?.boards ?? [])])],
  };
}

/** The phases of a new draft: the template's titles, dates spread from its first to its last day. Nothing offered is taken yet. */
export function draftPhases(programme: Programme, start: string, end: string): PhaseDraft[] {
  const dates = proposeDates(programme.phases, start, end);
  return programme.phases.map(({ title, kind }, position) => ({
    template: { programme: programme.code, position },
    kind,
    title,
    suggested: false,
    ...dates[position]!,
  }));
}

/** Where a phase is on a day, told by its dates. */
export function phaseStateOn(
  { start, end }: Pick<PhaseDraft, 'start' | 'end'>,
  today: string,
): 'planned' | 'current' | 'done' {
  if (today < start) return 'planned';
  return today <= end ? 'current' : 'done';
}

/** A cluster that has begun runs; one that will begin is being formed. */
export function clusterStateOn({ start }: Pick<ClusterDraft, 'start'>, today: string): 'forming' | 'running' {
  return start <= today ? 'running' : 'forming';
}
