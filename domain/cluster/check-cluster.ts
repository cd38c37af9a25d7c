import { checkEstablishment, type EstablishmentIssueCode } from '../establishment/establishment-draft.ts';
import { daysBetween, isDay } from '../paris-day.ts';
import { checkPeople, isError, type PersonIssueCode } from '../people/import.ts';
import type { PeopleContext } from '../people/person-draft.ts';
import type { College } from '../people/roles.ts';
import type { Programme } from '../programmes/programme.ts';
import { MOST_ESTABLISHMENTS, type ClusterDraft, type PhaseDraft } from './cluster-draft.ts';
import { templateOf } from './phase-plan.ts';

export type ClusterIssueCode =
  | EstablishmentIssueCode
  | PersonIssueCode
  | 'programme_unknown'
  | 'phases_changed'
  | 'no_phase'
  | 'day_missing'
  | 'days_reversed'
  | 'too_long'
  | 'title_missing'
  | 'no_establishment'
  | 'too_many_establishments';

/** `path` names the field, as in the draft: `name`, `phases.3.end`, `establishments.0.name`, `people.6.college`. */
export type ClusterIssue = { path: string; code: ClusterIssueCode };

const NAME_LENGTH = 160;
const LONGEST_DAYS = 5 * 366;

/** Colleges of which a team has one holder: those of the programme's teams, and the three of most calls. */
export function seatsOf({ team }: { team: Pick<Programme['team'], 'forms'> }): College[] {
  const inTeams = team.forms.flatMap(({ colleges }) => colleges);
  return [...new Set<College>(['direction', 'staff', 'trade', ...inTeams])];
}

/** What the people of a draft are judged against. `present`: the lead who makes it. */
export function peopleContextOf(
  draft: Pick<ClusterDraft, 'establishments'>,
  programme: Programme,
  present: PeopleContext['present'],
): PeopleContext {
  return {
    establishments: draft.establishments.map(({ key, name, shortName }) => ({ key, name, shortName })),
    labels: programme.collegeLabels,
    seats: seatsOf(programme),
    roles: ['member', 'facilitator', 'observer', 'lead'],
    present,
  };
}

/**
 * Everything that keeps a draft from becoming a cluster; empty when nothing does (rule C2). The screens show it step by step, the server
 * asks it again.
 */
export function checkCluster(
  draft: ClusterDraft,
  programme: Programme | undefined,
  present: PeopleContext['present'],
): ClusterIssue[] {
  if (!programme) return [{ path: 'programme', code: 'programme_unknown' }];
  return [
    ...checkFrame(draft),
    ...checkPhases(draft, programme),
    ...checkEstablishments(draft),
    ...checkPeople(draft.people, peopleContextOf(draft, programme, present))
      .filter(isError)
      .map(({ index, field, code }) => ({ path: `people.${index}.${field}`, code })),
  ];
}

/** Name, territory and dates, of a draft or of a cluster that runs. */
export function checkFrame({
  name,
  territory,
  start,
  end,
}: Pick<ClusterDraft, 'name' | 'territory' | 'start' | 'end'>): ClusterIssue[] {
  const issues: ClusterIssue[] = [];
  if (!name.trim()) issues.push({ path: 'name', code: 'name_missing' });
  if (name.trim().length > NAME_LENGTH) issues.push({ path: 'name', code: 'name_too_long' });
  if (territory.trim().length > NAME_LENGTH) issues.push({ path: 'territory', code: 'name_too_long' });
  issues.push(...checkDays('', start, end));
  if (isDay(start) && isDay(end) && daysBetween(start, end) > LONGEST_DAYS)
    issues.push({ path: 'end', code: 'too_long' });
  return issues;
}

function checkDays(prefix: string, start: string, end: string): ClusterIssue[] {
  const issues: ClusterIssue[] = [];
  if (!isDay(start)) issues.push({ path: `${prefix}start`, code: 'day_missing' });
  if (!isDay(end)) issues.push({ path: `${prefix}end`, code: 'day_missing' });
  else if (isDay(start) && end < start) issues.push({ path: `${prefix}end`, code: 'days_reversed' });
  return issues;
}

function checkPhases({ phases }: ClusterDraft, programme: Programme): ClusterIssue[] {
  if (phases.length === 0) return [{ path: 'phases', code: 'no_phase' }];
  // A draft kept on a device may be older than the call it was made from.
  const isKnown = (phase: PhaseDraft) => phase.template === null || templateOf(phase) !== undefined;
  const own = phases.flatMap(({ template }) =>
    template?.programme === programme.code ? [template.position] : [],
  );
  // What the call asks for is asked for once.
  if (!phases.every(isKnown) || new Set(own).size < own.length)
    return [{ path: 'phases', code: 'phases_changed' }];
  return phases.flatMap(({ title, start, end }, index): ClusterIssue[] => {
    const path = `phases.${index}.`;
    const words = title.trim();
    const issues = checkDays(path, start, end);
    if (!words) issues.push({ path: `${path}title`, code: 'title_missing' });
    if (words.length > NAME_LENGTH) issues.push({ path: `${path}title`, code: 'name_too_long' });
    return issues;
  });
}

function checkEstablishments({ establishments }: ClusterDraft): ClusterIssue[] {
  if (establishments.length === 0) return [{ path: 'establishments', code: 'no_establishment' }];
  const tooMany: ClusterIssue[] =
    establishments.length > MOST_ESTABLISHMENTS
      ? [{ path: `establishments.${MOST_ESTABLISHMENTS}.name`, code: 'too_many_establishments' }]
      : [];
  const wrong = establishments.flatMap((one, index) =>
    checkEstablishment(one, establishments.slice(0, index)).map(({ field, code }) => ({
      path: `establishments.${index}.${field}`,
      code,
    })),
  );
  return [...tooMany, ...wrong];
}
