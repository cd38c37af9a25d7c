import { createContext } from 'svelte';
import { checkCluster, peopleContextOf, type ClusterIssue } from '#domain/cluster/check-cluster.ts';
import type { ClusterDraft, PhaseDraft } from '#domain/cluster/cluster-draft.ts';
import { draftPhases, proposedTitle, templateOf } from '#domain/cluster/phase-plan.ts';
import {
  ESTABLISHMENT_STATUSES,
  proposeColour,
  proposeShortName,
  proposeType,
} from '#domain/establishment/proposals.ts';
import {
  pastedEstablishments,
  type PastedEstablishment,
} from '#domain/establishment/pasted-establishments.ts';
import { addMonths, dayOf, isDay } from '#domain/paris-day.ts';
import {
  emptyPerson,
  plainWords,
  type PeopleContext,
  type PersonDraft,
} from '#domain/people/person-draft.ts';
import { followed } from '#domain/people/people-table.ts';
import { closestEstablishment, establishmentNamed } from '#domain/people/people-words.ts';
import { programmeOf } from '#domain/programmes/all.ts';
import { proposeDates, proposeEnd, type PhaseDates } from '#domain/programmes/phase-dates.ts';
import type { Programme } from '#domain/programmes/programme.ts';
import type { Colleague, MeView } from '#domain/views.ts';
import { keptDraft } from './draft-on-device.ts';
import { stepOf, type StepKey } from './creation-steps.ts';

function emptyDraft(): ClusterDraft {
  // The first of the month after next: nobody begins tomorrow.
  const start = `${addMonths(dayOf(Date.now()), 2).slice(0, 7)}-01`;
  return {
    key: crypto.randomUUID(),
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
    this.draft.end = proposeEnd(programme, this.draft.start);
    this.draft.phases = draftPhases(programme, this.draft.start, this.draft.end);
  }

  chooseStart(start: string) {
    const { programme } = this;
    const followed =
      programme && isDay(this.draft.start) && this.draft.end === proposeEnd(programme, this.draft.start);
    this.draft.start = start;
    if (programme && isDay(start) && (followed || !isDay(this.draft.end)))
      this.draft.end = proposeEnd(programme, start);
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
    for (const [index, dates] of this.#proposedDates(start, end).entries())
      Object.assign(this.draft.phases[index]!, dates);
  }

  #proposedDates(start: string, end: string): PhaseDates[] {
    const dated = this.draft.phases.map((phase) => {
      const { programme } = phase.template ?? {};
      // Another call's months are not this one's.
      const template = programme === this.draft.programme ? templateOf(phase) : undefined;
      return { kind: phase.kind, window: template?.window, duration: template?.duration };
    });
    return proposeDates(dated, start, end);
  }

  /** Nobody changed the dates of a phase: they follow when phases come, go or move. */
  get #datesAreProposed(): boolean {
    const { start, end, phases } = this.draft;
    if (!isDay(start) || !isDay(end) || end < start) return false;
    const proposed = this.#proposedDates(start, end);
    return phases.every(
      (phase, at) => phase.start === proposed[at]!.start && phase.end === proposed[at]!.end,
    );
  }

  /** Adds a phase before `at`, with days of its own only where somebody set the others'. */
  addPhase(at: number, phase: Omit<PhaseDraft, 'start' | 'end' | 'suggested'> & Partial<PhaseDraft>) {
    const follow = this.#datesAreProposed;
    const { phases, start } = this.draft;
    const day = phases[at - 1]?.end ?? start;
    phases.splice(at, 0, { suggested: false, start: day, end: day, ...phase });
    if (follow) this.proposePhaseDates();
  }

  removePhase(index: number) {
    const follow = this.#datesAreProposed;
    this.draft.phases.splice(index, 1);
    if (follow) this.proposePhaseDates();
  }

  /** Exchanges a phase with the one before or after it; each takes the other's place in the calendar. */
  movePhase(index: number, by: -1 | 1) {
    const { phases } = this.draft;
    const [one, other] = [phases[index], phases[index + by]];
    if (!one || !other) return;
    const follow = this.#datesAreProposed;
    const days = ({ start, end }: PhaseDraft) => ({ start, end });
    const [first, second] = [days(one), days(other)];
    phases[index] = { ...other, ...first };
    phases[index + by] = { ...one, ...second };
    if (follow) this.proposePhaseDates();
  }

  /** Phases of the call that are not kept, by their place in it. */
  readonly leftOut = $derived.by<number[]>(() => {
    const kept = this.draft.phases.flatMap(({ template }) =>
      template?.programme === this.draft.programme ? [template.position] : [],
    );
    return (this.programme?.phases ?? []).flatMap((_, position) =>
      kept.includes(position) ? [] : [position],
    );
  });

  /** Takes what another call offers for a phase, or leaves it; a title somebody wrote stays. */
  suggest(index: number, suggested: boolean) {
    const phase = this.draft.phases[index];
    const template = phase && templateOf(phase);
    if (!template) return;
    if (phase.title === proposedTitle(template, phase.suggested))
      phase.title = proposedTitle(template, suggested);
    phase.suggested = suggested;
  }

  /** Adds those whose name the cluster does not have; answers how many. */
  addEstablishments(pasted: readonly PastedEstablishment[]): number {
    const known = (name: string) => establishmentNamed(name, this.draft.establishments) !== null;
    const added = pasted.filter(({ name }) => !known(name));
    for (const one of added) {
      const shortName = proposeShortName(one.name);
      this.draft.establishments.push({
        ...one,
        key: crypto.randomUUID().slice(0, 8),
        shortName,
        colour: proposeColour(shortName, this.draft.establishments),
      });
    }
    return added.length;
  }

  /** Establishments that members of the list are said to be of, that the cluster has not and that are near none it has. */
  readonly unknownPlaces = $derived.by<string[]>(() => {
    const said = this.draft.people.flatMap((person: PersonDraft) =>
      person.role === 'member' ? (person.unread?.establishment ?? []) : [],
    );
    return pastedEstablishments(said.join('\n'))
      .map(({ name }) => name)
      .filter((name) => closestEstablishment(name, this.draft.establishments) === null);
  });

  addUnknownPlaces() {
    this.addEstablishments(pastedEstablishments(this.unknownPlaces.join('\n')));
    const { establishments } = this.draft;
    for (const person of this.draft.people as PersonDraft[]) {
      if (person.role === 'facilitator' && person.unread?.establishment) {
        const { found, lost } = followed(person.unread.establishment, { establishments });
        person.follows.push(...found.filter((key) => !person.follows.includes(key)));
        if (lost) person.unread.establishment = lost;
        else delete person.unread.establishment;
      }
      const place = establishmentNamed(person.unread?.establishment ?? '', this.draft.establishments);
      if (person.role !== 'member' || !place) continue;
      person.establishment = place.key;
      delete person.unread?.establishment;
    }
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

  /** Whoever prepares this cluster is among those who will run its sessions. */
  readonly facilitates = $derived.by<boolean>(() =>
    this.draft.people.some(
      ({ role, name }) => role === 'facilitator' && plainWords(name) === plainWords(this.#me.name),
    ),
  );

  /** Puts them there, in charge of every establishment: lead and facilitator are two places, each with its rights (rule C10). */
  addMyselfAsFacilitator() {
    const { name, title } = this.#me;
    const follows = this.draft.establishments.map(({ key }) => key);
    this.draft.people.push({ ...emptyPerson(), name, title, role: 'facilitator', follows });
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
