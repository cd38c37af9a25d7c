import { createContext } from 'svelte';
import { checkCluster, peopleContextOf, type ClusterIssue } from '#domain/cluster/check-cluster.ts';
import type { ClusterDraft } from '#domain/cluster/cluster-draft.ts';
import { draftPhases, proposedTitle } from '#domain/cluster/phase-plan.ts';
import {
  ESTABLISHMENT_STATUSES,
  proposeColour,
  proposeShortName,
  proposeType,
} from '#domain/establishment/proposals.ts';
import { addMonths, dayOf, isDay } from '#domain/paris-day.ts';
import type { PeopleContext } from '#domain/people/person-draft.ts';
import { programmeOf } from '#domain/programmes/all.ts';
import { proposeDates, proposeEnd } from '#domain/programmes/phase-dates.ts';
import type { Programme } from '#domain/programmes/programme.ts';
import type { Colleague, MeView } from '#domain/views.ts';
import { keptDraft } from './draft-on-device.ts';
import { stepOf, type StepKey } from './creation-steps.ts';

function emptyDraft(): ClusterDraft {
  // The first of the month after next: nobody begins tomorrow.
  const start = `${addMonths(dayOf(Date.now()), 2).slice(0, 7)}-01`;
  return {
    programme: '',
    name: '',
    territory: '',
    start,
    end: '',
    phases: [],
    establishments: [],
    people: [],
  };
}

/** A cluster being prepared, over all the steps of its form. What is proposed follows what is chosen until someone changes it. */
export class ClusterForm {
  draft = $state<ClusterDraft>(emptyDraft());
  readonly #me: MeView;
  readonly colleagues: readonly Colleague[];

  constructor(me: MeView, colleagues: readonly Colleague[]) {
    this.#me = me;
    this.colleagues = colleagues;
    this.draft = keptDraft(me.personId) ?? emptyDraft();
  }

  readonly programme = $derived<Programme | undefined>(programmeOf(this.draft.programme));

  readonly #present = $derived.by<PeopleContext['present']>(() => [
    {
      personId: this.#me.personId,
      name: this.#me.name,
      role: 'lead',
      college: null,
      establishment: null,
      isDeputy: false,
    },
  ]);

  readonly issues = $derived<ClusterIssue[]>(checkCluster(this.draft, this.programme, this.#present));

  issuesOf(step: StepKey): ClusterIssue[] {
    return this.issues.filter(({ path }) => stepOf(path) === step);
  }

  /** The code of what a field has wrong; null for nothing. */
  codeAt(path: string): ClusterIssue['code'] | null {
    return this.issues.find((issue) => issue.path === path)?.code ?? null;
  }

  readonly peopleContext = $derived<PeopleContext | null>(
    this.programme ? peopleContextOf(this.draft, this.programme, this.#present) : null,
  );

  chooseProgramme(code: string) {
    const programme = programmeOf(code);
    if (!programme || code === this.draft.programme) return;
    this.draft.programme = code;
    this.draft.end = proposeEnd(programme.phases, this.draft.start);
    this.draft.phases = draftPhases(programme, this.draft.start, this.draft.end);
  }

  chooseStart(start: string) {
    const { programme } = this;
    const followed =
      programme &&
      isDay(this.draft.start) &&
      this.draft.end === proposeEnd(programme.phases, this.draft.start);
    this.draft.start = start;
    if (programme && isDay(start) && (followed || !isDay(this.draft.end)))
      this.draft.end = proposeEnd(programme.phases, start);
    this.proposePhaseDates();
  }

  chooseEnd(end: string) {
    this.draft.end = end;
    this.proposePhaseDates();
  }

  /** Spreads the phases over the cluster's dates again. Titles stay. */
  proposePhaseDates() {
    const { start, end } = this.draft;
    if (!this.programme || !isDay(start) || !isDay(end) || end < start) return;
    const dates = proposeDates(this.programme.phases, start, end);
    for (const [index, phase] of this.draft.phases.entries()) Object.assign(phase, dates[index]);
  }

  /** Takes what another call offers for a phase, or leaves it; a title somebody wrote stays. */
  suggest(index: number, suggested: boolean) {
    const template = this.programme?.phases[index];
    const phase = this.draft.phases[index];
    if (!template || !phase) return;
    if (phase.title === proposedTitle(template, phase.suggested))
      phase.title = proposedTitle(template, suggested);
    phase.suggested = suggested;
  }

  addEstablishment() {
    this.draft.establishments.push({
      key: crypto.randomUUID().slice(0, 8),
      name: '',
      shortName: '',
      type: '',
      status: ESTABLISHMENT_STATUSES[0],
      department: this.draft.establishments.at(-1)?.department ?? '',
      headcount: null,
      colour: proposeColour('', this.draft.establishments),
    });
  }

  removeEstablishment(index: number) {
    const [removed] = this.draft.establishments.splice(index, 1);
    for (const person of this.draft.people) {
      if (person.establishment === removed?.key) person.establishment = null;
      person.follows = person.follows.filter((key) => key !== removed?.key);
    }
  }

  /** Name as typed; short name and kind follow it while nobody wrote others. */
  nameEstablishment(index: number, name: string) {
    const one = this.draft.establishments[index]!;
    if (one.shortName === proposeShortName(one.name) || !one.shortName)
      one.shortName = proposeShortName(name);
    if (one.type === proposeType(one.name) || !one.type) one.type = proposeType(name);
    one.name = name;
  }

  clear() {
    this.draft = emptyDraft();
  }
}

export const [getClusterForm, setClusterForm] = createContext<ClusterForm>();
