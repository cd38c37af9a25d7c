import type { Database } from '../client.ts';
import { selectCluster } from './clusters.ts';
import { selectEstablishments } from './establishments.ts';
import { selectInvitations } from './invitations.ts';
import { selectAssignments, selectFormerMembers, selectMembers } from './memberships.ts';

/** Everyone of a cluster, past and present, with their links, in one round trip and at one instant. */
export async function loadPeople(db: Database, clusterId: string) {
  const [cluster, establishments, members, former, assigned, invitations] = await db.batch([
    selectCluster(db, clusterId),
    selectEstablishments(db, clusterId),
    selectMembers(db, clusterId),
    selectFormerMembers(db, clusterId),
    selectAssignments(db, clusterId),
    selectInvitations(db, clusterId),
  ]);
  return { cluster: cluster[0], establishments, members, former, assigned, invitations };
}

export type PeopleRows = Awaited<ReturnType<typeof loadPeople>>;
