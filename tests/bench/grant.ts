import { ACTOR_HEADER, type RoomGrant } from '#party/shared/protocol.ts';
import { initialRepresentations } from '#domain/boards/kinds/initial-representations.ts';

/** Board kind of every sheet of the bench. */
export const KIND = initialRepresentations;

/** Headers that let person number `index` write on a sheet of `KIND`. */
export function grantOf(index: number): Record<string, string> {
  const grant: RoomGrant = {
    actor: {
      personId: `person-${index}`,
      name: `Personne ${index}`,
      role: 'member',
      college: 'trade',
      establishmentId: `establishment-${index % 6}`,
      colour: index % 6,
      clusterId: 'cluster',
    },
    kind: KIND.key,
    version: 1,
    readOnly: null,
    loginId: `login-${index}`,
  };
  return { [ACTOR_HEADER]: encodeURIComponent(JSON.stringify(grant)) };
}
