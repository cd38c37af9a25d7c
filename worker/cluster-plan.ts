import { nanoid } from 'nanoid';
import type { ClusterRows } from '#db/queries/cluster-creation.ts';
import { kindOf } from '#domain/boards/catalogue.ts';
import { cutSheets } from '#domain/boards/sheet-cut.ts';
import { seatsOf } from '#domain/cluster/check-cluster.ts';
import type { ClusterDraft } from '#domain/cluster/cluster-draft.ts';
import { clusterStateOn, phaseStateOn, planPhase } from '#domain/cluster/phase-plan.ts';
import { dayOf, endOfDay, startOfDay } from '#domain/paris-day.ts';
import type { PersonDraft } from '#domain/people/person-draft.ts';
import { hashToken } from '#domain/people/token.ts';
import type { Programme } from '#domain/programmes/programme.ts';

/** Who makes the cluster, and is its lead. */
export type Founder = { personId: string; title: string };

/** Id of the cluster that this founder's draft makes: the same for the same draft, and nobody else's to guess. */
export async function clusterIdOf(
  { personId }: Pick<Founder, 'personId'>,
  { key }: Pick<ClusterDraft, 'key'>,
) {
  return (await hashToken(`cluster:${personId}:${key}`)).slice(0, 32);
}

/** Every row of a new cluster, from a draft that was found good. `now`: ms UTC. */
export function planCluster(
  clusterId: string,
  draft: ClusterDraft,
  programme: Programme,
  founder: Founder,
  now: number,
): ClusterRows {
  const today = dayOf(now);
  const idOf = new Map(draft.establishments.map(({ key }) => [key, nanoid()]));
  const cut = { establishmentIds: [...idOf.values()], colleges: seatsOf(programme) };
  const rows: ClusterRows = {
    programme,
    cluster: {
      id: clusterId,
      name: draft.name.trim(),
      territory: draft.territory.trim(),
      state: clusterStateOn(draft, today),
      startsAt: startOfDay(draft.start),
      endsAt: endOfDay(draft.end),
      createdAt: now,
    },
    establishments: draft.establishments.map(
      ({ key, name, shortName, type, status, department, ...rest }) => ({
        ...rest,
        id: idOf.get(key)!,
        clusterId,
        name: name.trim(),
        shortName: shortName.trim(),
        type: type.trim(),
        status: status.trim(),
        department: department.trim(),
      }),
    ),
    phases: [],
    expected: [],
    boards: [],
    sheets: [],
    people: [],
    memberships: [],
    assignments: [],
  };

  for (const [position, phase] of draft.phases.entries()) {
    const { template } = phase;
    const planned = planPhase(phase, programme);
    const state = phaseStateOn(phase, today);
    const phaseId = nanoid();
    const endsAt = endOfDay(phase.end);
    rows.phases.push({
      id: phaseId,
      clusterId,
      position,
      kind: planned.kind,
      title: planned.title,
      subtitle: planned.subtitle,
      source: planned.source,
      templatePosition: template?.programme === programme.code ? template.position : null,
      state,
      startsAt: startOfDay(phase.start),
      endsAt,
    });
    for (const [index, { title, boardKind, source }] of planned.expected.entries())
      rows.expected.push({ id: nanoid(), phaseId, position: index, title, boardKind, source, dueAt: endsAt });
    for (const [index, key] of planned.boards.entries()) {
      const kind = kindOf(key);
      if (!kind) continue;
      const boardId = nanoid();
      rows.boards.push({
        id: boardId,
        clusterId,
        phaseId,
        kind: key,
        title: kind.title,
        position: index,
        state: state === 'planned' ? 'prepared' : 'open',
        scope: kind.scope,
        writing: kind.family === 'cards' ? (kind.writing ?? 'open') : 'open',
        createdAt: now,
      });
      rows.sheets.push(
        ...cutSheets(kind, kind.scope, cut).map((place) => ({ id: nanoid(), boardId, ...place })),
      );
    }
  }

  rows.memberships.push({
    id: nanoid(),
    personId: founder.personId,
    clusterId,
    role: 'lead',
    title: founder.title,
  });
  for (const person of draft.people) {
    const made = planPerson(person, clusterId, now, (key) => idOf.get(key)!);
    if (made.person) rows.people.push(made.person);
    rows.memberships.push(made.membership);
    rows.assignments.push(...made.assignments);
  }
  return rows;
}

/** The rows of one more person of a cluster; no row of `people` for someone known from another cluster. */
export function planPerson(
  person: PersonDraft,
  clusterId: string,
  now: number,
  establishmentId: (key: string) => string = (key) => key,
) {
  const personId = person.personId ?? nanoid();
  const membershipId = nanoid();
  const isMember = person.role === 'member';
  return {
    person: person.personId ? null : { id: personId, displayName: person.name.trim(), createdAt: now },
    membership: {
      id: membershipId,
      personId,
      clusterId,
      role: person.role!,
      title: person.title.trim(),
      establishmentId: isMember && person.establishment ? establishmentId(person.establishment) : null,
      college: isMember ? person.college : null,
      isDeputy: isMember && person.isDeputy,
    },
    assignments:
      person.role === 'facilitator'
        ? [...new Set(person.follows)].map((key) => ({ membershipId, establishmentId: establishmentId(key) }))
        : [],
  };
}
