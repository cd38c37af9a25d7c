import type { ClusterRow } from '#db/queries/clusters.ts';
import type { EstablishmentRow } from '#db/queries/establishments.ts';
import type { MeView } from '#domain/views.ts';
import type { Known } from '../actor.ts';
import { collegeLabels, labelOf, mentionOf } from './college-labels.ts';
import { establishmentView } from './establishment-view.ts';

/** The person behind the cookie. `establishments` are all those of the cluster. */
export function meView(
  { actor, login }: Known,
  cluster: ClusterRow,
  establishments: readonly EstablishmentRow[],
): MeView {
  const own = establishments.find(({ id }) => id === actor.establishmentId);
  return {
    personId: actor.personId,
    name: actor.displayName,
    title: login.title,
    role: actor.role,
    college: actor.college,
    collegeLabel: labelOf(cluster.template, actor.college),
    establishment: own ? establishmentView(own) : null,
    assigned: establishments
      .filter(({ id }) => actor.assignedEstablishmentIds.includes(id))
      .map(establishmentView),
    cluster: {
      id: cluster.id,
      name: cluster.name,
      programme: cluster.programme,
      colleges: collegeLabels(cluster.template),
      mention: mentionOf(cluster.template),
    },
    sharedComputer: login.sharedComputer,
    clusterCount: login.clusterCount,
  };
}
