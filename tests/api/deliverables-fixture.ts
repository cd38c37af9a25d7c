import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient, type Client } from '@libsql/client/web';
import { drizzle, type LibSQLDatabase } from 'drizzle-orm/libsql';
import { kindOf } from '#domain/boards/catalogue.ts';
import type { SignOff } from '#domain/deliverable/deliverable.ts';
import type { DeliverableView } from '#domain/views.ts';
import { addCard, addRow, editText } from '#party/shared/sheet-edits.ts';
import { FORM_ITEM, type SheetDoc } from '#party/shared/sheet-doc.ts';
import { MESSAGE, type SheetStatus } from '#party/shared/protocol.ts';
import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import { insertCluster, type DemoCluster } from '../../scripts/demo/insert-cluster.ts';
import { loginAs } from '../../scripts/demo/login-as.ts';
import { writeOnSheet } from '../../scripts/demo/write-on-sheet.ts';
import { spawnGrappe, type GrappeProcess } from '../harness/grappe-process.ts';

/** A whole Grappe with the people of the demo cluster and empty sheets: tests write, hand in and sign as they do. */
export type Workshop = {
  grappe: GrappeProcess;
  dataDir: string;
  client: Client;
  db: LibSQLDatabase;
  cluster: DemoCluster;
  stop(): Promise<void>;
};

export async function openWorkshop(): Promise<Workshop> {
  const dataDir = await mkdtemp(join(tmpdir(), 'grappe-deliverables-'));
  const workshop = await enter(dataDir);
  return { ...workshop, cluster: await insertCluster(workshop.db) };
}

/** Kills it where it stands, then starts it again on the same data. */
export async function powerCut(workshop: Workshop): Promise<Workshop> {
  workshop.client.close();
  await workshop.grappe.kill();
  return { ...(await enter(workshop.dataDir)), cluster: workshop.cluster };
}

async function enter(dataDir: string): Promise<Omit<Workshop, 'cluster'>> {
  const grappe = await spawnGrappe({ dataDir, demo: false });
  const client = createClient({ url: grappe.databaseUrl });
  return {
    grappe,
    dataDir,
    client,
    db: drizzle(client),
    async stop() {
      client.close();
      await grappe.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

export type Reply<T> = { status: number; body: T; error?: string; headers: Headers };

/** One logged-in person, asking the API as a browser does. */
export type Asker = {
  cookie: string;
  name: string;
  get<T>(path: string): Promise<Reply<T>>;
  post<T>(path: string, body?: unknown): Promise<Reply<T>>;
};

async function asker(
  { grappe, db, cluster }: Workshop,
  personId: string,
  name: string,
  clusterId = cluster.clusterId,
): Promise<Asker> {
  const { origin } = grappe;
  const cookie = await loginAs(db, clusterId, personId);
  const ask = async <T>(method: string, path: string, body?: unknown): Promise<Reply<T>> => {
    const reply = await fetch(`${origin}/api${path}`, {
      method,
      headers: { Cookie: cookie, Origin: origin, 'Content-Type': 'application/json' },
      body: method === 'GET' ? undefined : JSON.stringify(body ?? {}),
    });
    const text = await reply.text();
    const isJson = reply.headers.get('content-type')?.startsWith('application/json');
    const parsed = isJson ? JSON.parse(text) : text;
    return { status: reply.status, body: parsed, error: parsed?.error, headers: reply.headers };
  };
  return {
    cookie,
    name,
    get: (path) => ask('GET', path),
    post: (path, body) => ask('POST', path, body),
  };
}

export type Team = { direction: Asker; staff: Asker; trade: Asker };

/** The three seats of one establishment of the demo (`scripts/demo/cluster.ts`). */
export async function teamOf(workshop: Workshop, establishment: string): Promise<Team> {
  const people = workshop.cluster.teams.get(establishment)!;
  const [direction, staff, trade] = await Promise.all(
    people.map(({ personId, name }) => asker(workshop, personId, name)),
  );
  return { direction: direction!, staff: staff!, trade: trade! };
}

export function facilitatorOf(workshop: Workshop, establishment: string): Promise<Asker> {
  const { personId, name } = workshop.cluster.facilitators.get(establishment)!;
  return asker(workshop, personId, name);
}

/** The one person who holds a role that the demo gives once. */
export async function personWithRole(workshop: Workshop, role: 'observer' | 'lead'): Promise<Asker> {
  const { rows } = await workshop.client.execute({
    sql: 'SELECT p.id, p.display_name FROM memberships m JOIN people p ON p.id = m.person_id WHERE m.role = ?',
    args: [role],
  });
  return asker(workshop, String(rows[0]!.id), String(rows[0]!.display_name));
}

/** The lead of another cluster of the same programme, which has nothing in it yet. */
export async function leadElsewhere(workshop: Workshop): Promise<Asker> {
  const { cluster, client } = workshop;
  await client.batch(
    [
      {
        sql: `INSERT INTO clusters (id, programme_id, name, state, created_at) SELECT 'elsewhere', programme_id, 'Ailleurs', state, created_at FROM clusters WHERE id = ?`,
        args: [cluster.clusterId],
      },
      `INSERT INTO people (id, display_name, created_at) VALUES ('stranger', 'Ana Lointaine', 1)`,
      `INSERT INTO memberships (id, person_id, cluster_id, role, title) VALUES ('m', 'stranger', 'elsewhere', 'lead', '')`,
    ],
    'write',
  );
  return asker(workshop, 'stranger', 'Ana Lointaine', 'elsewhere');
}

export function sheetOf({ cluster }: Workshop, establishment: string, kind: string): string {
  return cluster.sheets.find((sheet) => sheet.establishment === establishment && sheet.kind === kind)!
    .sheetId;
}

/** Adds one card, row or answer to a sheet through its room. Rejects when the room refuses. */
export function writeWord(
  { grappe }: Workshop,
  writer: Asker,
  sheetId: string,
  kindKey: string,
  word: string,
): Promise<void> {
  const kind = kindOf(kindKey)!;
  const write = (sheet: SheetDoc): void => {
    if (kind.family === 'cards') addCard(sheet, kind, { zone: kind.zones[0]!.key }, { text: word });
    if (kind.family === 'map') addCard(sheet, kind, { x: 2, y: 3.5 }, { text: word });
    if (kind.family === 'table') addRow(sheet, kind, { cells: { objective: word } });
    const answer = kind.family === 'form' && sheet.items.get(FORM_ITEM)?.get(kind.fields[0]!.key);
    if (answer instanceof Y.Text) editText(answer, 0, answer.length, word);
  };
  return writeOnSheet(grappe.origin, writer.cookie, sheetId, write);
}

/** Hands in and answers the deliverable's id. Throws when it is refused. */
export async function handIn(who: Asker, sheetId: string, expectedDeliverableId: string): Promise<string> {
  const { body, error } = await who.post<{ deliverableId: string }>(`/sheets/${sheetId}/submit`, {
    expectedDeliverableId,
  });
  if (error) throw new Error(error);
  return body.deliverableId;
}

/** A person who has a sheet open: every status its room tells them, oldest first. */
export async function watch({ grappe }: Workshop, who: Asker, sheetId: string) {
  const socket = new WebSocket(`${grappe.origin.replace(/^http/, 'ws')}/rooms/sheet/${sheetId}`, {
    headers: { Cookie: who.cookie, Origin: grappe.origin },
  } as unknown as string[]);
  socket.binaryType = 'arraybuffer';
  const told: SheetStatus[] = [];
  let closed = false;
  let wake = (): void => {};
  socket.onclose = () => {
    closed = true;
    wake();
  };
  socket.onmessage = ({ data }) => {
    const decoder = decoding.createDecoder(new Uint8Array(data as ArrayBuffer));
    if (decoding.readVarUint(decoder) !== MESSAGE.status) return;
    told.push(JSON.parse(decoding.readVarString(decoder)) as SheetStatus);
    wake();
  };
  return {
    /** Resolves with the first status not read yet that says so. Rejects when the room closes the socket first. */
    async until(says: (status: SheetStatus) => boolean): Promise<SheetStatus> {
      for (;;) {
        const status = told.shift();
        if (status && says(status)) return status;
        if (!status && closed) throw new Error('the room closed the socket');
        if (!status) await new Promise<void>((resolve) => (wake = resolve));
      }
    },
    leave: () => socket.close(),
  };
}

export async function read(who: Asker, deliverableId: string): Promise<DeliverableView> {
  const { body, error } = await who.get<DeliverableView>(`/deliverables/${deliverableId}`);
  if (error) throw new Error(error);
  return body;
}

export function sign(who: Asker, deliverableId: string, signOff: SignOff): Promise<Reply<DeliverableView>> {
  return who.post<DeliverableView>(`/deliverables/${deliverableId}/sign`, signOff);
}
