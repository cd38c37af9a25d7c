import type { SeatedActor } from '#db/queries/actors.ts';
import type { SheetRow } from '#db/queries/sheets.ts';
import type { SessionActor } from '#party/session-presence.ts';
import type { RoomGrant } from '#party/shared/protocol.ts';
import { cardRules } from './card-rules.ts';
import { readOnlyReason, readsPast, type ClusterMoment } from './sheet-rights.ts';

/** Who sits in a room, as the room stamps it on their presence. */
export function roomActor({ actor, colour }: SeatedActor): RoomGrant['actor'] {
  const { personId, displayName, clusterId, role, college, establishmentId } = actor;
  return { personId, name: displayName, role, college, establishmentId, colour, clusterId };
}

/** Who listens in a session's room: what is told of a vote depends on whom a facilitator follows. */
export function sessionActor(seated: SeatedActor): SessionActor {
  const { colour: _colour, ...actor } = roomActor(seated);
  return { ...actor, follows: [...seated.actor.assignedEstablishmentIds] };
}

/**
 * What someone who may read the sheet may do in its room. `issuedAt` (ms UTC) is when their rights were about to be read: a room
 * that heard of a change since then trusts the change.
 */
export function sheetGrant(
  seated: SeatedActor,
  loginId: string,
  row: SheetRow,
  moment: ClusterMoment,
  issuedAt: number,
): RoomGrant {
  return {
    actor: roomActor(seated),
    kind: row.board.kind,
    version: row.sheet.version,
    readOnly: readOnlyReason(seated.actor, row, moment),
    cards: cardRules(seated.actor, row, moment),
    readsCopy: !readsPast(seated.actor, row, moment),
    loginId,
    issuedAt,
  };
}
