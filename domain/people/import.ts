import { closestEstablishment, establishmentNamed } from './people-words.ts';
import {
  MOST_PEOPLE,
  NAME_LENGTH,
  plainWords,
  type PeopleContext,
  type PersonDraft,
} from './person-draft.ts';
import type { College } from './roles.ts';

/** What may be wrong with a line. Errors keep the whole list out; warnings are said and let through. */
export const PERSON_ISSUES = {
  /** The first line of a list that is one too many. */
  list_too_long: 'error',
  name_missing: 'error',
  name_too_long: 'error',
  title_too_long: 'error',
  role_missing: 'error',
  role_unknown: 'error',
  /** Rule A9: a role that whoever adds this person may not give. */
  role_refused: 'error',
  establishment_missing: 'error',
  establishment_unknown: 'error',
  /** Rule A9: of the cluster, but not one that whoever adds this person follows. */
  establishment_not_followed: 'error',
  college_missing: 'error',
  college_unknown: 'error',
  /** Same name in the same place, further up in the list. */
  repeated: 'error',
  /** Already of the cluster, in the same place. */
  already_here: 'error',
  /** A second holder of one college of an establishment, after one of the list or one of the cluster. */
  seat_taken_above: 'error',
  seat_taken: 'error',
  /** Same name elsewhere: maybe somebody else. */
  homonym: 'warning',
  /** A deputy of a college nobody holds. */
  deputy_alone: 'warning',
  follows_nothing: 'warning',
} as const satisfies Record<string, 'error' | 'warning'>;

export type PersonIssueCode = keyof typeof PERSON_ISSUES;
export type PersonField = 'name' | 'title' | 'role' | 'college' | 'establishment' | 'isDeputy' | 'follows';

export type PersonIssue = {
  /** Place in the list, from 0. */
  index: number;
  field: PersonField;
  code: PersonIssueCode;
  /** What was written, or who holds the seat. */
  value?: string;
  /** What was probably meant: key and name of an establishment. */
  suggestion?: { key: string; name: string };
  /** Place of the other line it collides with, from 0. */
  other?: number;
};

export const isError = ({ code }: PersonIssue): boolean => PERSON_ISSUES[code] === 'error';

/**
 * Everything to say about a list of people, in its order. The one judge, on the screen that prepares the list and on the server that
 * takes it: all of it is added, or, with one error, none.
 */
export function checkPeople(people: readonly PersonDraft[], context: PeopleContext): PersonIssue[] {
  return people.flatMap((person, index) => [
    ...(index === MOST_PEOPLE ? [{ index, field: 'name', code: 'list_too_long' } as const] : []),
    ...checkWords(person, index, context),
    ...checkPlace(person, index, context),
    ...checkOthers(people, index, context),
  ]);
}

function checkWords(person: PersonDraft, index: number, { roles }: PeopleContext): PersonIssue[] {
  const issues: PersonIssue[] = [];
  const name = person.name.trim();
  if (!/[\p{L}\p{N}]/u.test(name)) issues.push({ index, field: 'name', code: 'name_missing' });
  if (name.length > NAME_LENGTH) issues.push({ index, field: 'name', code: 'name_too_long' });
  if (person.title.trim().length > NAME_LENGTH)
    issues.push({ index, field: 'title', code: 'title_too_long' });
  const unread = person.unread?.role;
  if (person.role === null)
    issues.push({ index, field: 'role', code: unread ? 'role_unknown' : 'role_missing', value: unread });
  else if (!roles.includes(person.role)) issues.push({ index, field: 'role', code: 'role_refused' });
  return issues;
}

function checkPlace(
  person: PersonDraft,
  index: number,
  { establishments, elsewhere = [] }: PeopleContext,
): PersonIssue[] {
  const issues: PersonIssue[] = [];
  const known = (key: string) => establishments.some((one) => one.key === key);
  const unread = person.unread?.establishment;
  const unknown = (): PersonIssue => {
    const near = unread ? closestEstablishment(unread, establishments) : null;
    // Someone else's by its very name, or nearer to it than to any of one's own.
    const others =
      unread &&
      (establishmentNamed(unread, elsewhere) ?? (near ? null : closestEstablishment(unread, elsewhere)));
    // Only on a member: a role that follows establishments is given by someone who manages them all.
    if (others && person.role === 'member')
      return { index, field: 'establishment', code: 'establishment_not_followed', value: others.name };
    const suggestion = near ? { key: near.key, name: near.name } : undefined;
    const field = person.role === 'facilitator' ? 'follows' : 'establishment';
    return { index, field, code: 'establishment_unknown', value: unread, suggestion };
  };
  if (person.role === 'facilitator') {
    if (unread || !person.follows.every(known)) issues.push(unknown());
    else if (person.follows.length === 0) issues.push({ index, field: 'follows', code: 'follows_nothing' });
  }
  if (person.role !== 'member') return issues;
  if (person.establishment === null)
    issues.push(unread ? unknown() : { index, field: 'establishment', code: 'establishment_missing' });
  else if (!known(person.establishment)) issues.push(unknown());
  if (person.college === null) {
    const value = person.unread?.college;
    issues.push({ index, field: 'college', code: value ? 'college_unknown' : 'college_missing', value });
  }
  return issues;
}

type Placed = Pick<PersonDraft, 'name' | 'role' | 'college' | 'establishment' | 'isDeputy' | 'personId'>;

const sameName = (a: Placed, b: Placed) => plainWords(a.name) === plainWords(b.name);
const samePlace = (a: Placed, b: Placed) => placeOf(a) === placeOf(b);
/** Whoever leads a cluster may run its sessions too: there twice, and the same person (rule C10). Of one role they are in one place. */
const isLeadAndFacilitator = (a: Placed, b: Placed) =>
  [a.role, b.role].every((role) => role === 'lead' || role === 'facilitator');
const placeOf = ({ role, establishment }: Placed) => (role === 'member' ? establishment : role);

const holds = (person: Placed, college: College, establishment: string) =>
  person.role === 'member' &&
  !person.isDeputy &&
  person.college === college &&
  person.establishment === establishment;

function checkOthers(
  people: readonly PersonDraft[],
  index: number,
  { present, seats }: PeopleContext,
): PersonIssue[] {
  const person = people[index]!;
  const issues: PersonIssue[] = [];
  const { college, establishment } = person;
  if (plainWords(person.name)) {
    const same = (other: Placed) => sameName(person, other);
    const above = people.slice(0, index);
    const repeated = above.findIndex((other) => same(other) && samePlace(person, other));
    const isHere = present.find(
      (other) =>
        (same(other) && samePlace(person, other)) || (person.personId && other.personId === person.personId),
    );
    if (repeated >= 0) issues.push({ index, field: 'name', code: 'repeated', other: repeated });
    else if (isHere) issues.push({ index, field: 'name', code: 'already_here', value: isHere.name });
    else if ([...above, ...present].some((other) => same(other) && !isLeadAndFacilitator(person, other)))
      issues.push({ index, field: 'name', code: 'homonym' });
  }
  if (person.role !== 'member' || !college || !establishment || !seats.includes(college)) return issues;
  const holding = (other: Placed) => holds(other, college, establishment);
  const holder = present.find(holding);
  if (person.isDeputy) {
    if (!holder && !people.some(holding)) issues.push({ index, field: 'isDeputy', code: 'deputy_alone' });
    return issues;
  }
  const other = people.slice(0, index).findIndex(holding);
  if (other >= 0) issues.push({ index, field: 'college', code: 'seat_taken_above', other });
  else if (holder) issues.push({ index, field: 'college', code: 'seat_taken', value: holder.name });
  return issues;
}

/** Colleges that no one holds yet, by establishment: said before the cluster is made, never refused. */
export function emptySeats(
  people: readonly PersonDraft[],
  { establishments, present }: PeopleContext,
  colleges: readonly College[],
): { establishment: string; colleges: College[] }[] {
  const everyone: readonly Placed[] = [...present, ...people];
  return establishments.flatMap(({ key }) => {
    const missing = colleges.filter((college) => !everyone.some((one) => holds(one, college, key)));
    return missing.length > 0 ? [{ establishment: key, colleges: missing }] : [];
  });
}
