import { eq } from 'drizzle-orm';
import { nanoid } from 'nanoid';
import { beforeEach, describe, expect, inject, test } from 'vitest';
import WebSocket from 'ws';
import { auditLog, memberships, placements, sheets } from '#db/schema.ts';
import { priorityMap } from '#domain/boards/kinds/priority-map.ts';
import type { Points } from '#domain/placement/placement.ts';
import type { PlacementView } from '#domain/views.ts';
import { readFrame } from '#party/shared/messages.ts';
import type { SheetNews } from '#party/shared/protocol.ts';
import { as } from './caller.ts';
import { database } from './database.ts';
import {
  addBoard,
  mapStage,
  openPlacement,
  SUBJECTS,
  writeSubjects,
  type MapStage,
} from './placements-fixture.ts';
import { seedCluster } from './seed.ts';
import { addMembers } from './votes-fixture.ts';

let stage: MapStage;
beforeEach(async () => {
  stage = await mapStage();
});

const refusedWith = (status: number, error: string) => ({ status, body: { error } });
const pointsPath = ({ id }: PlacementView) => `/api/placements/${id}/points`;
/** Every card at one point. */
const all = ({ items }: PlacementView, x: number, y: number): Points =>
  Object.fromEntries(items.map(({ id }) => [id, { x, y }]));

describe('opening', () => {
  test('P1, P2: freezes the cards that have words, and the members of the establishment', async () => {
    const placement = await openPlacement(stage);
    expect(placement).toMatchObject({
      state: 'open',
      range: [1, 5],
      electors: 3,
      placed: 0,
      own: null,
      result: null,
      canReveal: true,
    });
    expect(placement.items.map(({ title }) => title)).toEqual(SUBJECTS);
    const seen = await stage.member.get(`/api/sheets/${stage.sheetId}/placement`);
    expect(seen.body).toMatchObject({
      placement: { id: placement.id, own: { points: {} }, canReveal: false },
      canOpen: false,
      electors: 0,
    });
  });

  test('P2: on a sheet of the cluster, every member places', async () => {
    const { clusterSheetId: sheetId, facilitator } = stage;
    await writeSubjects(sheetId, facilitator);
    expect(await openPlacement({ ...stage, sheetId })).toMatchObject({ electors: 4 });
  });

  test('P2, A10: on the sheet of a college, its facilitator opens and reveals what that college alone places', async () => {
    const { cluster, facilitator, member } = stage;
    const sheetId = nanoid();
    await addBoard(cluster, priorityMap.key, [{ id: sheetId, college: 'staff' }]);
    await facilitator.post(`/api/sessions/${cluster.session}/open`);
    await writeSubjects(sheetId, member);
    const [second] = await addMembers(cluster, { staff: 1 });
    expect((await facilitator.get(`/api/sheets/${sheetId}/placement`)).body).toMatchObject({
      canOpen: true,
      electors: 2,
    });
    for (const person of [cluster.staffA, cluster.lead, cluster.directionA])
      expect(await (await as(person)).post(`/api/sheets/${sheetId}/placements`)).toMatchObject(
        refusedWith(403, 'forbidden'),
      );
    const placement = await openPlacement({ ...stage, sheetId });
    expect(placement).toMatchObject({ electors: 2, own: null, canReveal: true });
    const points = all(placement, 2, 4);
    for (const placing of [member, await as(second!)])
      expect((await placing.post(pointsPath(placement), { points })).status).toBe(200);
    for (const other of [cluster.directionA, cluster.tradeB, cluster.lead, cluster.observer])
      expect((await (await as(other)).get(`/api/placements/${placement.id}`)).status).toBe(403);
    expect(await facilitator.post(pointsPath(placement), { points })).toMatchObject(
      refusedWith(403, 'not_a_placer'),
    );
    const path = `/api/placements/${placement.id}/reveal`;
    expect(await (await as(cluster.lead)).post(path)).toMatchObject(refusedWith(403, 'forbidden'));
    expect((await facilitator.post(path)).body).toMatchObject({ state: 'revealed', placed: 2 });
    await database().update(sheets).set({ sealedAt: 1 }).where(eq(sheets.id, sheetId));
    expect(await facilitator.post(`/api/sheets/${sheetId}/placements`)).toMatchObject(
      refusedWith(409, 'sheet_sealed'),
    );
  });

  test('A2, A4: is for a facilitator who follows the sheet, on a map that has cards and is not sealed', async () => {
    const { cluster, sheetId, clusterSheetId, facilitator } = stage;
    const path = `/api/sheets/${sheetId}/placements`;
    for (const person of [cluster.staffA, cluster.lead])
      expect(await (await as(person)).post(path)).toMatchObject(refusedWith(403, 'forbidden'));
    // Not assigned to that establishment, and nothing to read there.
    expect(await (await as(cluster.facilitatorB)).post(path)).toMatchObject(
      refusedWith(403, 'sheet_not_released'),
    );
    expect(await (await as(cluster.observer)).post(path)).toMatchObject(refusedWith(403, 'forbidden'));
    expect((await (await as((await seedCluster()).facilitatorA)).post(path)).status).toBe(404);
    expect((await facilitator.post(`/api/sheets/${cluster.sheet.a}/placements`)).status).toBe(404);
    expect(await facilitator.post(`/api/sheets/${clusterSheetId}/placements`)).toMatchObject(
      refusedWith(422, 'placement_needs_items'),
    );
    await database().update(sheets).set({ sealedAt: 1 }).where(eq(sheets.id, sheetId));
    expect(await facilitator.post(path)).toMatchObject(refusedWith(409, 'sheet_sealed'));
  });

  test('P7: one at a time, also when two click at once; the next one starts from nothing', async () => {
    const path = `/api/sheets/${stage.sheetId}/placements`;
    const replies = await Promise.all([1, 2, 3].map(() => stage.facilitator.post(path)));
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    const first = replies.find(({ status }) => status === 200)!.body as PlacementView;
    await stage.member.post(pointsPath(first), { points: all(first, 2, 2) });
    await stage.facilitator.post(`/api/placements/${first.id}/reveal`);
    const second = await openPlacement(stage);
    expect(second.id).not.toBe(first.id);
    expect((await stage.member.get(`/api/placements/${second.id}`)).body).toMatchObject({
      own: { points: {} },
      placed: 0,
    });
  });
});

describe('placing', () => {
  test('P3, line 35: from two devices, again and again: one person, and the last one counts', async () => {
    const placement = await openPlacement(stage);
    const phone = await as(stage.cluster.staffA);
    const replies = await Promise.all(
      [stage.member, phone, stage.member].map((device) =>
        device.post(pointsPath(placement), { points: all(placement, 2, 2) }),
      ),
    );
    for (const reply of replies) expect(reply).toMatchObject({ status: 200, body: { placed: 1 } });
    await phone.post(pointsPath(placement), { points: all(placement, 4, 1.5) });
    expect((await stage.member.get(`/api/placements/${placement.id}`)).body.own.points).toEqual(
      all(placement, 4, 1.5),
    );
  });

  test('P1: off the axes or elsewhere is refused, and what was placed stays', async () => {
    const placement = await openPlacement(stage);
    const kept = all(placement, 3, 3);
    await stage.member.post(pointsPath(placement), { points: kept });
    const send = (points: unknown) => stage.member.post(pointsPath(placement), { points });
    expect(await send(all(placement, 6, 1))).toMatchObject(refusedWith(422, 'placement_out_of_range'));
    expect(await send({ elsewhere: { x: 1, y: 1 } })).toMatchObject(
      refusedWith(422, 'placement_unknown_item'),
    );
    expect(await send({ a: { x: 'haut' } })).toMatchObject(refusedWith(400, 'bad_request'));
    expect((await stage.member.get(`/api/placements/${placement.id}`)).body.own.points).toEqual(kept);
  });

  test('P2, A1, A8, line 37: not a later joiner, another establishment, a facilitator, another cluster or who left', async () => {
    const { cluster, facilitator } = stage;
    const placement = await openPlacement(stage);
    const path = pointsPath(placement);
    const body = { points: all(placement, 1, 1) };
    const [late] = await addMembers(cluster, { staff: 1 });
    expect(await (await as(late!)).post(path, body)).toMatchObject(refusedWith(403, 'not_a_placer'));
    expect(await facilitator.post(path, body)).toMatchObject(refusedWith(403, 'not_a_placer'));
    expect((await (await as(cluster.tradeB)).post(path, body)).status).toBe(403);
    expect((await (await as(cluster.observer)).post(path, body)).status).toBe(403);
    expect((await (await as((await seedCluster()).staffA)).post(path, body)).status).toBe(404);
    const leaving = await as(cluster.tradeA);
    await database()
      .update(memberships)
      .set({ endedAt: 1 })
      .where(eq(memberships.id, cluster.tradeA.membershipId));
    expect((await leaving.post(path, body)).status).toBe(401);
    expect((await facilitator.get(`/api/placements/${placement.id}`)).body.placed).toBe(0);
  });
});

describe('P5, line 34: before the reveal', () => {
  /** Everything a facilitator is sent, over HTTP and on the sheet's socket, while three people place as given. */
  async function watched(places: readonly [number, number][]) {
    const own = await mapStage();
    const { cluster, facilitator, sheetId } = own;
    const news: SheetNews[] = [];
    const { origin } = inject('grappe');
    const socket = new WebSocket(`${origin.replace('http', 'ws')}/rooms/sheet/${sheetId}`, {
      headers: { cookie: facilitator.cookie!, origin },
    });
    let heard = (): void => undefined;
    socket.on('message', (data: Buffer) => {
      const frame = readFrame(new Uint8Array(data));
      if (frame.type === 'news' && frame.news) news.push(frame.news);
      heard();
    });
    await new Promise((resolve) => socket.once('message', resolve));
    const placement = await openPlacement(own);
    const replies = [JSON.stringify(placement)];
    for (const [n, person] of [cluster.directionA, cluster.staffA, cluster.tradeA].entries()) {
      const placing = await as(person);
      await placing.post(pointsPath(placement), { points: all(placement, 3, 3) });
      const sent = await placing.post(pointsPath(placement), { points: all(placement, ...places[n]!) });
      if (sent.status !== 200) throw new Error(sent.text);
      for (const path of [
        `/api/placements/${placement.id}`,
        `/api/sheets/${sheetId}/placement`,
        `/api/sheets/${sheetId}`,
        '/api/home',
      ])
        replies.push((await facilitator.get(path)).text);
      replies.push((await facilitator.post(pointsPath(placement), { points: {} })).text);
    }
    while (!news.some(({ placed }) => placed === 3)) await new Promise<void>((resolve) => (heard = resolve));
    socket.close();
    const anonymous = (text: string) =>
      text.replaceAll(/"[A-Za-z0-9_-]{21,22}"/g, '"id"').replaceAll(/\b\d{13}\b/g, 'hour');
    return { own, placement, news, replies: replies.map(anonymous) };
  }

  test('replies and news are the same whatever was placed: turnout, and nothing else', async () => {
    const one = await watched([
      [1, 1],
      [5, 5],
      [1, 5],
    ]);
    const other = await watched([
      [2, 2],
      [2, 2],
      [2, 2],
    ]);
    expect(one.replies).toEqual(other.replies);
    expect(one.replies).toHaveLength(16);
    for (const text of one.replies) expect(text).not.toMatch(/"points"|"median"|"withheld"|"x":-?\d|"token"/);
    // A change of mind is told to nobody.
    for (const { news, placement } of [one, other])
      expect([...news].sort((a, b) => a.placed - b.placed)).toEqual(
        [0, 1, 2, 3].map((placed) => ({
          about: 'placement',
          id: placement.id,
          state: 'open',
          electors: 3,
          placed,
        })),
      );
  });

  test('P6, line 39: the database and its log hold no point and nobody who placed, before or after', async () => {
    const { own, placement } = await watched([
      [1.7, 1.7],
      [4.3, 4.3],
      [2.9, 2.9],
    ]);
    const db = database();
    const tables = await db.$client.execute("SELECT name FROM sqlite_master WHERE type = 'table'");
    const holding = async () => {
      const names: string[] = [];
      for (const { name } of tables.rows) {
        const { rows } = await db.$client.execute(`SELECT * FROM "${String(name)}"`);
        if (rows.some((row) => JSON.stringify(row).includes(placement.id))) names.push(String(name));
      }
      return names.sort();
    };
    expect(await holding()).toEqual(['audit_log', 'placements']);
    await own.facilitator.post(`/api/placements/${placement.id}/reveal`);
    expect(await holding()).toEqual(['audit_log', 'placements']);
    const [row] = await db.select().from(placements).where(eq(placements.id, placement.id));
    expect(JSON.stringify(row!.result)).not.toMatch(/person|token/i);
    const lines = await db.select().from(auditLog).where(eq(auditLog.subject, placement.id));
    expect(lines.map(({ action }) => action)).toEqual(['placement.open', 'placement.reveal']);
    expect(new Set(lines.map(({ personId }) => personId))).toEqual(
      new Set([own.cluster.facilitatorA.personId]),
    );
  });
});

describe('the reveal', () => {
  test('P4, P5: gives everyone the same medians and spreads, the widest first, and no point', async () => {
    const { cluster, facilitator } = stage;
    const placement = await openPlacement(stage);
    const [first, second, third] = placement.items;
    const place = async (person: (typeof cluster)['staffA'], points: Points) =>
      expect((await (await as(person)).post(pointsPath(placement), { points })).status).toBe(200);
    await place(cluster.directionA, { [first!.id]: { x: 3, y: 3 }, [second!.id]: { x: 1, y: 4 } });
    await place(cluster.staffA, { [first!.id]: { x: 3, y: 3.5 }, [second!.id]: { x: 5, y: 4 } });
    await place(cluster.tradeA, { [second!.id]: { x: 2, y: 4 }, [third!.id]: { x: 1, y: 1 } });
    const revealed = (await facilitator.post(`/api/placements/${placement.id}/reveal`)).body as PlacementView;
    expect(revealed).toMatchObject({ state: 'revealed', placed: 3, own: null, canReveal: false });
    expect(revealed.result!.items).toEqual([
      {
        ...second,
        withheld: false,
        placedBy: 3,
        measure: 'extremes',
        x: { median: 2, low: 1, high: 5 },
        y: { median: 4, low: 4, high: 4 },
        width: 4,
      },
      {
        ...first,
        withheld: false,
        placedBy: 2,
        measure: 'extremes',
        x: { median: 3, low: 3, high: 3 },
        y: { median: 3.25, low: 3, high: 3.5 },
        width: 0.5,
      },
      { ...third, withheld: true },
    ]);
    const seen = (await stage.member.get(`/api/sheets/${stage.sheetId}/placement`)).body;
    expect(seen.placement.result).toEqual(revealed.result);
  });

  test('P7, line 40: happens once; nothing reopens it', async () => {
    const placement = await openPlacement(stage);
    await stage.member.post(pointsPath(placement), { points: all(placement, 2, 2) });
    const path = `/api/placements/${placement.id}/reveal`;
    expect(await stage.member.post(path)).toMatchObject(refusedWith(403, 'forbidden'));
    const [one, two] = await Promise.all([stage.facilitator.post(path), stage.facilitator.post(path)]);
    expect(one.body.result).toEqual(two.body.result);
    expect(await stage.member.post(pointsPath(placement), { points: {} })).toMatchObject(
      refusedWith(409, 'placement_revealed'),
    );
    expect((await stage.facilitator.post(path)).body.result).toEqual(one.body.result);
    const lines = await database().select().from(auditLog).where(eq(auditLog.subject, placement.id));
    expect(lines.filter(({ action }) => action === 'placement.reveal')).toHaveLength(1);
  });

  test('line 36: points that race the reveal count and are acknowledged, or are refused', async () => {
    const people = await addMembers(stage.cluster, { staff: 8 });
    const placement = await openPlacement(stage);
    const callers = await Promise.all(people.map(as));
    const body = { points: all(placement, 2, 2) };
    const sends = callers.map((caller) => caller.post(pointsPath(placement), body));
    const [revealed, ...replies] = await Promise.all([
      stage.facilitator.post(`/api/placements/${placement.id}/reveal`),
      ...sends,
    ]);
    for (const reply of replies)
      if (reply.status !== 200) expect(reply).toMatchObject(refusedWith(409, 'placement_revealed'));
    expect(revealed.body.result.placed).toBe(replies.filter(({ status }) => status === 200).length);
  });

  test('a Worker that died after the placement was revealed: the next to look finishes it', async () => {
    const placement = await openPlacement(stage);
    await stage.member.post(pointsPath(placement), { points: all(placement, 2, 2) });
    await database()
      .update(placements)
      .set({ state: 'revealed', revealedAt: 1 })
      .where(eq(placements.id, placement.id));
    expect((await stage.member.get(`/api/sheets/${stage.sheetId}/placement`)).body.placement).toMatchObject({
      state: 'revealed',
      result: { placed: 1 },
    });
  });
});
