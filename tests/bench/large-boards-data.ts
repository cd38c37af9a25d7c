import { createClient } from '@libsql/client/web';
import { eq } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/libsql/web';
import { nanoid } from 'nanoid';
import { assignments, boards, establishments, memberships, people, phases, sheets } from '#db/schema.ts';
import { actionPlan } from '#domain/boards/kinds/action-plan.ts';
import { initialRepresentations } from '#domain/boards/kinds/initial-representations.ts';
import { priorityMap } from '#domain/boards/kinds/priority-map.ts';
import type { SheetDoc } from '#party/shared/sheet-doc.ts';
import { addCard, addRow } from '#party/shared/sheet-edits.ts';
import { FACILITATORS } from '../../scripts/demo/cluster.ts';
import { loginAs } from '../../scripts/demo/login-as.ts';
import { writeOnSheet } from '../../scripts/demo/write-on-sheet.ts';
import type { GrappeProcess } from '../harness/grappe-process.ts';
import { seeded } from './statistics.ts';

/* The boards of `large-boards.ts`: laid in the demo cluster by its facilitator, through the rooms. */

export const LARGE = 500;
export const ORDINARY = 20;
export const WALL_SHEETS = 10;
export const WALL_CARDS = 30;
/** Rows of one update: an update may weigh 256 KiB. */
const AT_ONCE = 100;

/** Addresses of what was laid, and the login of the facilitator who may open all of it. */
export type Laid = {
  origin: string;
  cookie: string;
  maps: { large: string; ordinary: string };
  tables: { large: string; ordinary: string };
  wall: string;
  oneOfWall: string;
};

type Sheet = { address: string; boardId: string; sheetId: string };

export async function layOut({ origin, databaseUrl }: GrappeProcess): Promise<Laid> {
  const client = createClient({ url: databaseUrl });
  const db = drizzle(client);
  try {
    const [facilitator] = await db
      .select({ membershipId: memberships.id, personId: people.id, clusterId: memberships.clusterId })
      .from(memberships)
      .innerJoin(people, eq(people.id, memberships.personId))
      .where(eq(people.displayName, FACILITATORS[0]!.name));
    if (!facilitator) throw new Error('the demo has no facilitator');
    const { clusterId, membershipId } = facilitator;
    const [phase] = await db.select().from(phases).where(eq(phases.clusterId, clusterId)).limit(1);
    const followed = await db.select().from(assignments).where(eq(assignments.membershipId, membershipId));
    const everyone = followed.map(({ establishmentId }) => establishmentId);
    for (let more = everyone.length; more < WALL_SHEETS; more += 1) {
      const id = nanoid();
      const name = `Établissement ${more + 1}`;
      await db.insert(establishments).values({
        ...{ id, clusterId, name, shortName: name, type: 'EHPAD', status: 'public' },
        colour: more % 6,
      });
      await db.insert(assignments).values({ membershipId, establishmentId: id });
      everyone.push(id);
    }

    const board = async (kind: string, of: readonly string[]): Promise<Sheet[]> => {
      const boardId = nanoid();
      await db.insert(boards).values({
        ...{ id: boardId, clusterId, phaseId: phase!.id, kind, title: `Banc ${kind}` },
        ...{ position: 90, state: 'open', createdAt: Date.now() },
      });
      const laid = of.map((establishmentId) => ({ id: nanoid(), boardId, establishmentId }));
      await db.insert(sheets).values(laid);
      return laid.map(({ id }) => ({ sheetId: id, boardId, address: `/tableaux/${boardId}/${id}` }));
    };
    const cookie = await loginAs(db, clusterId, facilitator.personId);
    const fill = async ({ sheetId }: Sheet, count: number, add: (sheet: SheetDoc, n: number) => void) => {
      for (let done = 0; done < count; done += AT_ONCE)
        await writeOnSheet(origin, cookie, sheetId, (sheet) => {
          for (let n = done; n < Math.min(count, done + AT_ONCE); n += 1) add(sheet, n);
        });
    };
    const first = everyone.slice(0, 1);
    const random = seeded(LARGE);
    const addItem = (sheet: SheetDoc, n: number): void =>
      void addCard(
        sheet,
        priorityMap,
        { x: 1 + 4 * random(), y: 1 + 4 * random() },
        { text: `Sujet ${n} de l’état des lieux`, note: 'Organisation · toutes les unités' },
      );
    const addAction = (sheet: SheetDoc, n: number): void =>
      void addRow(sheet, actionPlan, {
        cells: {
          theme: 'organisation',
          objective: 'Étendre',
          action: `Action ${n} : transmissions croisées dans l’unité`,
          owner: 'IDE coordinatrice',
          dueDate: '2027-06-30',
          state: 'toStart',
        },
      });
    const addIdea = (sheet: SheetDoc, n: number): void => {
      const { zones } = initialRepresentations;
      const zone = zones[n % zones.length]!.key;
      addCard(sheet, initialRepresentations, { zone }, { text: `Idée ${n} parmi d’autres` });
    };

    const laid = {
      maps: await pair(
        () => board(priorityMap.key, first),
        (sheet, count) => fill(sheet, count, addItem),
      ),
      tables: await pair(
        () => board(actionPlan.key, first),
        (sheet, count) => fill(sheet, count, addAction),
      ),
    };
    const wall = await board(initialRepresentations.key, everyone.slice(0, WALL_SHEETS));
    for (const sheet of wall) await fill(sheet, WALL_CARDS, addIdea);
    return { ...laid, origin, cookie, wall: `/mur/${wall[0]!.boardId}`, oneOfWall: wall[0]!.address };
  } finally {
    client.close();
  }
}

async function pair(
  lay: () => Promise<Sheet[]>,
  fill: (sheet: Sheet, count: number) => Promise<void>,
): Promise<{ large: string; ordinary: string }> {
  const [[large], [ordinary]] = [await lay(), await lay()];
  await fill(large!, LARGE);
  await fill(ordinary!, ORDINARY);
  return { large: large!.address, ordinary: ordinary!.address };
}
