import { getServerByName } from 'partyserver';
import type { Database } from '#db/client.ts';
import { loadActors } from '#db/queries/actors.ts';
import { selectAgenda } from '#db/queries/agenda.ts';
import { findSheet, selectSheetsOfCluster, type SheetRow } from '#db/queries/sheets.ts';
import { can } from '#domain/people/capabilities.ts';
import type { Actor } from '#domain/people/roles.ts';
import type { AccessChange } from '#party/access-changes.ts';
import { accessChange, clusterNow } from './access-now.ts';
import type { Env } from './env.ts';
import { withoutValues } from './errors.ts';
import { sessionActor } from './room-grant.ts';
import { sheetSubject } from './sheet-rights.ts';

/*
 * Rooms keep what the Worker told them at the door. Whoever changes what decides a right tells the rooms concerned, through these
 * functions and after the change is stored (rule A8, failure case 28). They are meant for `waitUntil`: what cannot be reached is
 * logged, and the database has the last word at the next upgrade anyway.
 */

/** One sheet was released, withdrawn, sealed or opened again: its room learns what each person may do there now. */
export async function refreshSheet(env: Env, db: Database, sheetId: string): Promise<void> {
  await orLog('refresh', async () => {
    const row = await findSheet(db, sheetId);
    if (row) await refreshRows(env, db, row.board.clusterId, [row]);
  });
}

/** A session went live or was closed: the rooms of the sheets that belong to the whole cluster learn it (rule A6). */
export async function refreshClusterSheets(env: Env, db: Database, clusterId: string): Promise<void> {
  await orLog('refresh', async () => {
    const rows = await selectSheetsOfCluster(db, clusterId);
    const ofCluster = rows.filter(({ sheet }) => sheet.establishmentId === null);
    await refreshRows(env, db, clusterId, ofCluster);
  });
}

/** People of the cluster changed, or its state did: every sheet's room learns what each person may do there now. */
export async function refreshCluster(env: Env, db: Database, clusterId: string): Promise<void> {
  await orLog('refresh', async () => {
    await refreshRows(env, db, clusterId, await selectSheetsOfCluster(db, clusterId));
  });
}

/** People of the cluster changed: the rooms of its sessions learn who each is now, and those who may no longer hear are out. */
export async function refreshSessions(env: Env, db: Database, clusterId: string): Promise<void> {
  await orLog('refresh', async () => {
    const [agenda, seated] = await Promise.all([selectAgenda(db, clusterId), loadActors(db, clusterId)]);
    const people = seated.map(sessionActor);
    await Promise.all(
      agenda.map(({ session }) =>
        orLog('refresh', async () => {
          const room = await getServerByName(env.SESSION_ROOMS, session.id);
          await room.refreshPeople(people);
        }),
      ),
    );
  });
}

async function refreshRows(env: Env, db: Database, clusterId: string, rows: SheetRow[]): Promise<void> {
  if (rows.length === 0) return;
  const { moment, actors } = await clusterNow(db, clusterId);
  await Promise.all(
    rows.map((row) =>
      tellSheet(
        env,
        row,
        actors.map((seated) => accessChange(seated, row, moment)),
      ),
    ),
  );
}

async function tellSheet(env: Env, row: SheetRow, changes: AccessChange[]): Promise<void> {
  await orLog('refresh', async () => {
    // By its name, not by a bare stub: an evicted room must read its log before it answers a call (failure case 11).
    const room = await getServerByName(env.SHEET_ROOMS, row.sheet.id);
    await room.refreshAccess(changes);
  });
}

/** A login ended: what it opened in the rooms closes. Only rooms this person could have entered are asked. */
export async function closeLogin(env: Env, db: Database, actor: Actor, loginId: string): Promise<void> {
  await closeLogins(env, db, actor.clusterId, [loginId], (row) =>
    can(actor, 'sheet.read', sheetSubject(row, { state: 'running', live: true })),
  );
}

/** Logins of the cluster ended: what they opened in the rooms closes. */
export async function closeLogins(
  env: Env,
  db: Database,
  clusterId: string,
  loginIds: readonly string[],
  concerned: (row: SheetRow) => boolean = () => true,
): Promise<void> {
  if (loginIds.length === 0) return;
  await orLog('close', async () => {
    const [rows, agenda] = await db.batch([
      selectSheetsOfCluster(db, clusterId),
      selectAgenda(db, clusterId),
    ]);
    await Promise.all([
      ...rows.filter(concerned).map(({ sheet }) =>
        orLog('close', async () => {
          const room = await getServerByName(env.SHEET_ROOMS, sheet.id);
          for (const loginId of loginIds) await room.closeLogin(loginId);
        }),
      ),
      ...agenda.map(({ session }) =>
        orLog('close', async () => {
          const room = await getServerByName(env.SESSION_ROOMS, session.id);
          for (const loginId of loginIds) await room.removeLogin(loginId);
        }),
      ),
    ]);
  });
}

async function orLog(what: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    console.error('rooms:', what, withoutValues(error));
  }
}
