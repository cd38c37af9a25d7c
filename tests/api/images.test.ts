import { eq } from 'drizzle-orm';
import { nanoid } from 'nanoid';
import { beforeEach, describe, expect, test } from 'vitest';
import { boards, clusters, deliverables, images, phases, sheets, snapshots } from '#db/schema.ts';
import { canonicalProjection, GENESIS_HASH, hashSnapshot } from '#domain/deliverable/snapshot-hash.ts';
import { PICTURE_LIMITS, pictureId } from '#domain/picture/picture.ts';
import { withoutMetadata } from '#domain/picture/read-picture.ts';
import { canvasJpeg, canvasWebp, PLACE, withChunk, withSegment } from '#domain/picture/samples.ts';
import { as, Caller } from './caller.ts';
import { database } from './database.ts';
import { seedCluster, type SeededCluster } from './seed.ts';

const jpeg = withoutMetadata(canvasJpeg)!;
const webp = withoutMetadata(canvasWebp)!;

let cluster: SeededCluster;
/** Photo sheets of establishments A and B, and one of A for its staff alone. */
let photo: { a: string; b: string; staffOfA: string };
beforeEach(async () => {
  cluster = await seedCluster();
  photo = { a: nanoid(), b: nanoid(), staffOfA: nanoid() };
  const db = database();
  const [phase] = await db.select().from(phases).where(eq(phases.clusterId, cluster.clusterId));
  const boardId = nanoid();
  const { a, b } = cluster.establishment;
  await db.batch([
    db.insert(boards).values({
      id: boardId,
      clusterId: cluster.clusterId,
      phaseId: phase!.id,
      kind: 'WORK_SITUATION_PHOTO',
      title: 'Diagnostic photo',
      position: 1,
      state: 'open',
      createdAt: Date.now(),
    }),
    db.insert(sheets).values([
      { id: photo.a, boardId, establishmentId: a },
      { id: photo.b, boardId, establishmentId: b },
      { id: photo.staffOfA, boardId, establishmentId: a, college: 'staff' as const },
    ]),
  ]);
});

type Who = 'directionA' | 'staffA' | 'tradeB' | 'facilitatorA' | 'facilitatorB' | 'observer' | 'lead';
const send = async (who: Who, sheetId: string, bytes = jpeg) =>
  (await as(cluster[who])).postBytes(`/api/sheets/${sheetId}/images`, bytes);
const look = async (who: Who, sheetId: string, id: string) =>
  (await as(cluster[who])).get(`/api/sheets/${sheetId}/images/${id}`);
const kept = (sheetId: string) => database().$count(images, eq(images.sheetId, sheetId));

describe('a picture (rules T4, T5)', () => {
  test('is kept under the hash of its bytes and given back byte for byte, as a picture and nothing else', async () => {
    for (const [bytes, type] of [
      [jpeg, 'image/jpeg'],
      [webp, 'image/webp'],
    ] as const) {
      // prettier-ignore
      const sent = await send('directionA', photo.a, bytes);
      expect(sent).toMatchObject({ status: 200, body: { id: await pictureId(bytes), width: 16, height: 9 } });
      const reply = await look('staffA', photo.a, sent.body.id);
      expect(reply.bytes).toEqual(bytes);
      expect(Object.fromEntries(reply.headers)).toMatchObject({
        'content-type': type,
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, no-cache',
        etag: `"${sent.body.id}"`,
      });
    }
    expect((await send('facilitatorA', photo.a)).status).toBe(200);
    expect(await kept(photo.a)).toBe(2);
  });

  test('is asked for again each time, and not sent again', async () => {
    const { id } = (await send('directionA', photo.a)).body;
    const { cookie } = await as(cluster.staffA);
    const again = await new Caller(cookie, { 'if-none-match': `"${id}"` }).get(
      `/api/sheets/${photo.a}/images/${id}`,
    );
    expect(again).toMatchObject({ status: 304, text: '' });
    const stranger = await as(cluster.tradeB);
    const theirs = new Caller(stranger.cookie, { 'if-none-match': `"${id}"` });
    expect((await theirs.get(`/api/sheets/${photo.a}/images/${id}`)).status).toBe(403);
  });

  test('is neither read nor written across the line of establishments, colleges, clusters (A1, A3, A4, A5)', async () => {
    const { id } = (await send('directionA', photo.a)).body;
    const ofStaff = (await send('staffA', photo.staffOfA, webp)).body.id;
    const other = await seedCluster();
    const stranger = await as(other.directionA);
    const nobody = new Caller();
    expect((await nobody.get(`/api/sheets/${photo.a}/images/${id}`)).body).toEqual({
      error: 'login_required',
    });
    expect((await nobody.postBytes(`/api/sheets/${photo.a}/images`, jpeg)).status).toBe(401);
    expect((await stranger.get(`/api/sheets/${photo.a}/images/${id}`)).body).toEqual({ error: 'not_found' });
    expect((await stranger.postBytes(`/api/sheets/${photo.a}/images`, jpeg)).status).toBe(404);
    for (const who of ['tradeB', 'facilitatorB'] as const) {
      expect((await look(who, photo.a, id)).body).toEqual({ error: 'sheet_not_released' });
      expect((await send(who, photo.a)).status).toBe(403);
    }
    expect((await look('observer', photo.a, id)).body).toEqual({ error: 'forbidden' });
    expect((await look('directionA', photo.staffOfA, ofStaff)).status).toBe(403);
    // The lead reads what stands on the sheet (K2: released-sheet.test.ts), and writes nothing there.
    expect((await look('lead', photo.a, id)).body).toEqual({ error: 'not_found' });
    expect((await send('lead', photo.a)).body).toEqual({ error: 'sheet_read_only' });
    expect(await kept(photo.a)).toBe(1);
  });

  test('known by its hash opens no other sheet', async () => {
    const { id } = (await send('directionA', photo.a)).body;
    expect((await look('tradeB', photo.b, id)).body).toEqual({ error: 'not_found' });
    expect((await send('tradeB', photo.b)).body.id).toBe(id);
    expect((await look('tradeB', photo.b, id)).bytes).toEqual(jpeg);
    expect((await look('directionA', photo.a, nanoid())).status).toBe(404);
  });

  // Once it stands on the sheet they read it, and while it does: released-sheet.test.ts.
  test('that stands nowhere on a released sheet is for its own people, and the others put none there', async () => {
    const { id } = (await send('directionA', photo.a)).body;
    const facilitator = await as(cluster.facilitatorA);
    await facilitator.post(`/api/sheets/${photo.a}/release`, { released: true });
    expect((await look('tradeB', photo.a, id)).status).toBe(404);
    expect((await look('staffA', photo.a, id)).status).toBe(200);
    expect((await send('tradeB', photo.a)).body).toEqual({ error: 'sheet_read_only' });
    await facilitator.post(`/api/sheets/${photo.a}/release`, { released: false });
    expect((await look('tradeB', photo.a, id)).status).toBe(403);
  });

  test('is refused when it says where it was taken, or is not a picture', async () => {
    const refused = [
      canvasJpeg,
      withSegment(jpeg, 0xe1, `Exif\0\0${PLACE}`),
      withSegment(jpeg, 0xfe, PLACE),
      withChunk(webp, 'EXIF', PLACE),
      withChunk(webp, 'XMP ', PLACE),
      new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
      new Uint8Array(200).fill(7),
      new Uint8Array(),
    ];
    for (const bytes of refused)
      expect(await send('directionA', photo.a, bytes)).toMatchObject({
        status: 422,
        body: { error: 'image_invalid' },
      });
    expect(await kept(photo.a)).toBe(0);
  });

  test('is refused when too large, at the door; other routes take no more than before', async () => {
    const heavy = new Uint8Array(PICTURE_LIMITS.bytes + 1);
    expect((await send('directionA', photo.a, heavy)).body).toEqual({ error: 'body_too_large' });
    const caller = await as(cluster.directionA);
    const elsewhere = await caller.postBytes(`/api/sheets/${photo.a}/release`, new Uint8Array(70 * 1024));
    expect(elsewhere.body).toEqual({ error: 'body_too_large' });
  });

  test('is refused on a sealed sheet, in a closed cluster, on a board without pictures, beyond the bound', async () => {
    const db = database();
    expect((await send('directionA', cluster.sheet.a)).body).toEqual({ error: 'bad_request' });
    await db.update(sheets).set({ sealedAt: Date.now() }).where(eq(sheets.id, photo.a));
    expect((await send('directionA', photo.a)).body).toEqual({ error: 'sheet_sealed' });
    await db.insert(images).values(
      Array.from({ length: PICTURE_LIMITS.perSheet }, (_, at) => ({
        id: `full-${at}`,
        sheetId: photo.b,
        type: 'image/jpeg' as const,
        width: 16,
        height: 9,
        bytes: Buffer.from(jpeg),
        createdBy: cluster.tradeB.personId,
        createdAt: at,
      })),
    );
    expect((await send('tradeB', photo.b)).body).toEqual({ error: 'images_full' });
    await db.update(clusters).set({ state: 'closed' }).where(eq(clusters.id, cluster.clusterId));
    expect((await send('tradeB', photo.b)).body).toEqual({ error: 'cluster_closed' });
  });

  test('of a transmitted deliverable is read with it, by an observer too; another of the sheet is not', async () => {
    const id: string = (await send('directionA', photo.a)).body.id;
    const left: string = (await send('directionA', photo.a, webp)).body.id;
    const deliverable = await handedIn(photo.a, id);
    const at = (image: string) => `/api/deliverables/${deliverable}/images/${image}`;
    const observer = await as(cluster.observer);
    expect((await observer.get(at(id))).body).toEqual({ error: 'forbidden' });
    await database()
      .update(deliverables)
      .set({ state: 'transmitted', transmittedAt: Date.now() })
      .where(eq(deliverables.id, deliverable));
    expect((await observer.get(at(id))).bytes).toEqual(jpeg);
    expect((await observer.get(at(left))).body).toEqual({ error: 'not_found' });
    expect((await (await as(cluster.tradeB)).get(at(id))).status).toBe(403);
  });
});

/** A sheet sealed with one picture, handed in. Returns the deliverable. */
async function handedIn(sheetId: string, picture: string): Promise<string> {
  const db = database();
  const [sheet] = await db.select().from(sheets).where(eq(sheets.id, sheetId));
  const [snapshotId, deliverableId, now] = [nanoid(), nanoid(), Date.now()];
  const content = {
    projection: canonicalProjection({
      family: 'table',
      kind: 'WORK_SITUATION_PHOTO',
      rows: [{ id: 'r', cells: { picture, title: 'Le chariot' } }],
    }),
    boardId: sheet!.boardId,
    sheetId,
    version: 1,
    schemaVersion: 1,
    previousHash: GENESIS_HASH,
  };
  await db.batch([
    db.insert(snapshots).values({
      ...content,
      id: snapshotId,
      clusterId: cluster.clusterId,
      position: 1,
      yjsState: Buffer.from([0]),
      hash: await hashSnapshot(content),
      createdBy: cluster.directionA.personId,
      createdAt: now,
    }),
    db.insert(deliverables).values({
      id: deliverableId,
      expectedDeliverableId: cluster.expected.late,
      establishmentId: cluster.establishment.a,
      snapshotId,
      version: 1,
      state: 'submitted',
      submittedBy: cluster.directionA.personId,
      submittedAt: now,
    }),
  ]);
  return deliverableId;
}
