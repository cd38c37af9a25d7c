import { and, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, inject, test } from 'vitest';
import { boards, memberships, sheets } from '#db/schema.ts';
import { kindOf } from '#domain/boards/catalogue.ts';
import { CLOSE } from '#party/shared/protocol.ts';
import { addCard } from '#party/shared/sheet-edits.ts';
import { writeOnSheet } from '../../scripts/demo/write-on-sheet.ts';
import { database } from './database.ts';
import { KNOCKERS, type Knocker } from './rights-people-stage.ts';
import { RightsStage } from './rights-stage.ts';
import { closed, knock } from './room-door.ts';

/*
 * A board cut by college, as `POST /api/phases/:id/boards` makes it: one sheet per college of the whole cluster. That college writes
 * during a session, its facilitators read, nobody else knows it is there.
 */

const WORDS = 'Nous ne sommes jamais remplacés';
let stage: RightsStage;
/** Sheet of the staff representatives of all establishments. */
let staffs: string;

beforeEach(async () => {
  stage = await RightsStage.open();
  await stage.session('live');
  const plan = await (
    await stage.as('facilitator')
  ).post(`/api/phases/${await stage.phase()}/boards`, {
    kind: 'SWOT',
    scope: 'college',
    title: 'Par collège',
  });
  expect(plan.status).toBe(200);
  const rows = await database()
    .select({ id: sheets.id, college: sheets.college })
    .from(sheets)
    .innerJoin(boards, eq(boards.id, sheets.boardId))
    .where(and(eq(boards.title, 'Par collège'), eq(boards.clusterId, stage.cluster.clusterId)));
  staffs = rows.filter(({ college }) => college === 'staff')[0]!.id;
});

async function write(who: Knocker): Promise<void> {
  const kind = kindOf('SWOT');
  if (kind?.family !== 'cards') throw new Error('not a board of cards');
  await writeOnSheet(inject('grappe').origin, (await stage.as(who)).cookie!, staffs, (sheet) => {
    addCard(sheet, kind, { zone: kind.zones[0]!.key }, { text: WORDS });
  });
}

async function answers(path: string): Promise<Partial<Record<Knocker, string>>> {
  const got = await Promise.all(
    KNOCKERS.map(async (who): Promise<[Knocker, string]> => {
      const reply = await (await stage.as(who)).get(`/api${path}`);
      return [who, reply.status < 400 ? 'ok' : reply.body.error];
    }),
  );
  return Object.fromEntries(got);
}

const READERS = {
  nobody: 'login_required',
  ended: 'login_required',
  stranger: 'not_found',
  observer: 'forbidden',
  tradeB: 'forbidden',
  otherFacilitator: 'ok',
  lead: 'forbidden',
  deputyA: 'forbidden',
  staffA: 'ok',
  directionA: 'forbidden',
  facilitator: 'ok',
};

describe('the sheet of a college (rule A10)', () => {
  test('says whose it is: a facilitator tells the three apart', async () => {
    const { body: mine } = await (await stage.as('staffA')).get(`/api/sheets/${staffs}`);
    expect(mine).toMatchObject({ establishment: null, college: 'staff', sheets: [{ college: 'staff' }] });
    const { body: all } = await (await stage.as('facilitator')).get(`/api/boards/${mine.boardId}`);
    const colleges = (all.sheets as { college: string }[]).map(({ college }) => college);
    expect(colleges.sort()).toEqual(['direction', 'staff', 'trade']);
  });

  test('is read by that college and by facilitators, whatever of it is asked for', async () => {
    await write('staffA');
    for (const path of ['', '/drafts', '/trash', '/checkpoints', '/traces'])
      expect(await answers(`/sheets/${staffs}${path}`), path).toEqual(READERS);
  });

  test('is found in no list, search, plan or home of anyone else', async () => {
    await write('staffA');
    // The database hears of an edit some seconds after it: here, at once.
    await database().update(sheets).set({ editedAt: Date.now() }).where(eq(sheets.id, staffs));
    const [{ boardId } = { boardId: '' }] = await database()
      .select()
      .from(sheets)
      .where(eq(sheets.id, staffs));
    for (const who of ['tradeB', 'lead', 'directionA', 'deputyA', 'observer', 'stranger'] as const) {
      const caller = await stage.as(who);
      for (const path of ['/search?q=remplaces', '/home', '/plan', `/boards/${boardId}`, '/progress']) {
        const { text } = await caller.get(`/api${path}`);
        expect(text, `${who} ${path}`).not.toContain(staffs);
        expect(text, `${who} ${path}`).not.toContain(WORDS);
      }
    }
    const found = await (await stage.as('facilitator')).get('/api/search?q=remplaces');
    expect(found.text).toContain(staffs);
  });

  test('opens its room to them alone, and takes words from that college alone', async () => {
    const entrances = await Promise.all(
      KNOCKERS.map(async (who): Promise<[Knocker, string | number]> => {
        const { cookie } = await stage.as(who);
        const door = await knock(`/rooms/sheet/${staffs}`, { cookie });
        if (door.outcome === 'open') door.socket.close();
        return [who, door.outcome === 'closed' ? door.code : door.outcome];
      }),
    );
    expect(Object.fromEntries(entrances)).toEqual(
      Object.fromEntries(
        Object.entries(READERS).map(([who, answer]) => [
          who,
          answer === 'ok' ? 'open' : CLOSE[answer as 'forbidden'],
        ]),
      ),
    );
    await write('staffA');
    await expect(write('facilitator')).rejects.toThrow();
  });

  test('closes at once to someone whose college changes while connected (rule A8)', async () => {
    const { cookie } = await stage.as('staffA');
    const door = await knock(`/rooms/sheet/${staffs}`, { cookie });
    if (door.outcome !== 'open') throw new Error('not let in');
    const end = closed(door.socket);
    const { membershipId } = stage.person('staffA');
    const changed = await (
      await stage.as('lead')
    ).post(`/api/people/${membershipId}`, {
      name: 'Nadia',
      title: 'Poste',
      role: 'member',
      college: 'resource',
      establishment: stage.cluster.establishment.a,
      isDeputy: false,
      follows: [],
      personId: null,
    });
    expect(changed.status).toBe(200);
    expect(await end).toBe(CLOSE.forbidden);
    const [row] = await database().select().from(memberships).where(eq(memberships.id, membershipId));
    expect(row?.college).toBe('resource');
  });

  test('has the cards of its college revealed by a facilitator, who does not write there', async () => {
    const [{ boardId } = { boardId: '' }] = await database()
      .select()
      .from(sheets)
      .where(eq(sheets.id, staffs));
    const facilitator = await stage.as('facilitator');
    expect((await facilitator.patch(`/api/boards/${boardId}`, { writing: 'anonymous' })).status).toBe(200);
    const kind = kindOf('SWOT');
    const zone = kind?.family === 'cards' ? kind.zones[0]!.key : '';
    const card = { id: 'mine', zone, text: WORDS, told: 'anonymous' };
    expect((await (await stage.as('staffA')).post(`/api/sheets/${staffs}/drafts`, card)).status).toBe(200);
    expect((await facilitator.post(`/api/sheets/${staffs}/drafts`, card)).body).toEqual({
      error: 'sheet_read_only',
    });
    expect((await facilitator.get(`/api/sheets/${staffs}`)).body.writing).toMatchObject({ canReveal: true });
    const lead = await (await stage.as('lead')).post(`/api/sheets/${staffs}/reveal`, { round: 1 });
    expect(lead.body).toEqual({ error: 'forbidden' });
    expect((await facilitator.post(`/api/sheets/${staffs}/reveal`, { round: 1 })).status).toBe(200);
  });
});
