import { openDatabase, type Database } from '#db/client.ts';
import { clusterOfSession } from '#db/queries/agenda.ts';
import { findSheet } from '#db/queries/sheets.ts';
import { GrappeError, type ErrorCode } from '#domain/errors.ts';
import { can } from '#domain/people/capabilities.ts';
import { CLOSE, type CloseReason, type RoomGrant } from '#party/shared/protocol.ts';
import { whoIs, type Known } from './actor.ts';
import { clusterMoment } from './cluster-moment.ts';
import type { Env } from './env.ts';
import { codeOf, errorResponse, withoutValues } from './errors.ts';
import { introduce, type SessionGrant } from './introduce.ts';
import { isSameOrigin } from './origin.ts';
import { sessionActor, sheetGrant } from './room-grant.ts';
import { assertReadable } from './sheet-rights.ts';

const ADDRESS = /^\/rooms\/(sheet|session)\/([A-Za-z0-9_-]{1,64})$/;

/**
 * The door of the rooms, `/rooms/sheet/:id` and `/rooms/session/:id`. Whoever has no right to come in is turned away here, so
 * that no room wakes for them (failure case 27). A page of another site gets 403 before anything is looked up (failure case 26).
 * Every other refusal is an accepted socket closed with a 44xx code: a client cannot read the status of a failed upgrade and
 * would try again for ever.
 */
export async function enterRoom(request: Request, env: Env): Promise<Response> {
  if (!isSameOrigin(request)) return errorResponse('origin_refused');
  if (request.headers.get('upgrade')?.toLowerCase() !== 'websocket') return errorResponse('bad_request');
  // Before anything of who is asking is read: a change that is told to the room from here on counts for this upgrade.
  const issuedAt = Date.now();
  const [, kind, id] = ADDRESS.exec(new URL(request.url).pathname) ?? [];
  if (!kind || !id) return refuseSocket('not_found');
  try {
    const db = openDatabase({ url: env.TURSO_DATABASE_URL, authToken: env.TURSO_AUTH_TOKEN });
    const known = await whoIs(db, request, issuedAt);
    if (!known) return refuseSocket('login_required');
    if (kind === 'sheet') {
      const grant = await grantForSheet(db, known, id, issuedAt);
      return await env.SHEET_ROOMS.getByName(id).fetch(introduce(request, grant));
    }
    const grant = await grantForSession(db, known, id, issuedAt);
    return await env.SESSION_ROOMS.getByName(id).fetch(introduce(request, grant));
  } catch (error) {
    const code = codeOf(error);
    if (!(error instanceof GrappeError)) console.error('rooms', kind, code, withoutValues(error));
    return refuseSocket(closeReason(code));
  }
}

async function grantForSheet(
  db: Database,
  { actor, login }: Known,
  sheetId: string,
  issuedAt: number,
): Promise<RoomGrant> {
  const [row, moment] = await Promise.all([findSheet(db, sheetId), clusterMoment(db, login)]);
  assertReadable(actor, row, moment);
  return sheetGrant({ actor, colour: login.colour }, login.id, row, moment, issuedAt);
}

async function grantForSession(
  db: Database,
  { actor, login }: Known,
  id: string,
  issuedAt: number,
): Promise<SessionGrant> {
  const clusterId = await clusterOfSession(db, id);
  if (clusterId !== actor.clusterId) throw new GrappeError('not_found');
  if (!can(actor, 'session.read', { clusterId })) throw new GrappeError('forbidden');
  return { actor: sessionActor({ actor, colour: login.colour }), loginId: login.id, issuedAt };
}

/** Close codes are fewer than errors: a sheet that is not released yet is forbidden, anything unforeseen is our fault. */
function closeReason(code: ErrorCode): CloseReason {
  if (code in CLOSE) return code as CloseReason;
  return code === 'sheet_not_released' ? 'forbidden' : 'internal';
}

function refuseSocket(reason: CloseReason): Response {
  const { 0: client, 1: server } = new WebSocketPair();
  server.accept();
  server.close(CLOSE[reason], reason);
  return new Response(null, { status: 101, webSocket: client });
}
