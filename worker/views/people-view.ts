import type { PeopleRows } from '#db/queries/people.ts';
import { can } from '#domain/people/capabilities.ts';
import { managedRoles } from '#domain/people/manage.ts';
import { presentAmong, type PeopleContext } from '#domain/people/person-draft.ts';
import type { Actor } from '#domain/people/roles.ts';
import type { PeopleView } from '#domain/views.ts';
import { isClosed } from '../sheet-rights.ts';
import { collegeLabels, labelOf, teamOf } from './college-labels.ts';
import { establishmentView } from './establishment-view.ts';
import { personView } from './person-view.ts';

/** The people of a cluster for those who manage them. */
export function peopleView(actor: Actor, rows: PeopleRows, now: number): PeopleView {
  const template = rows.cluster?.template;
  const { clusterId } = actor;
  const managed = rows.establishments
    .map(({ id }) => id)
    .filter((establishmentId) => can(actor, 'person.manage', { clusterId, establishmentId }));
  const newest = new Map(rows.invitations.map(({ invitation }) => [invitation.membershipId, invitation]));
  const nameOf = new Map(
    [...rows.former, ...rows.members].map(({ membershipId, name }) => [membershipId, name]),
  );
  return {
    people: rows.members.map((member) =>
      personView(
        actor,
        member,
        {
          newest: newest.get(member.membershipId),
          follows: rows.assigned
            .filter(({ membershipId }) => membershipId === member.membershipId)
            .map(({ establishmentId }) => establishmentId),
          replaces: nameOf.get(member.replacesId ?? '') ?? null,
        },
        template,
        now,
      ),
    ),
    former: rows.former.map(({ membershipId, name, title, role, college, endedAt, establishment }) => ({
      membershipId,
      name,
      title,
      role,
      collegeLabel: labelOf(template, college),
      establishment: establishment && establishmentView(establishment),
      endedAt: endedAt ?? now,
      replacedBy: rows.members.find(({ replacesId }) => replacesId === membershipId)?.name ?? null,
    })),
    establishments: rows.establishments.map(establishmentView),
    ...teamOf(template),
    roles: [...managedRoles(actor)],
    managed,
    canAdd:
      can(actor, 'cluster.manage', { clusterId: actor.clusterId }) &&
      (managed.length > 0 || can(actor, 'person.manage', { clusterId })) &&
      !isClosed({ state: rows.cluster?.state ?? 'closed', live: false }),
  };
}

/** What a list of people to add to this cluster is judged against. `except`: a membership that is being changed or replaced. */
export function peopleContext(actor: Actor, rows: PeopleRows, except?: string): PeopleContext {
  const template = rows.cluster?.template;
  return {
    establishments: rows.establishments.map(({ id, name, shortName }) => ({ key: id, name, shortName })),
    labels: collegeLabels(template),
    seats: teamOf(template).seats,
    roles: managedRoles(actor),
    present: presentAmong(rows.members, except),
  };
}
