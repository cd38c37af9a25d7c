import { type Context, Hono } from 'hono';
import { insertAuditIfChanged } from '#db/queries/audit.ts';
import { countImages, findImage, insertImage } from '#db/queries/images.ts';
import type { SheetRow } from '#db/queries/sheets.ts';
import { GrappeError } from '#domain/errors.ts';
import { PICTURE_LIMITS, pictureId } from '#domain/picture/picture.ts';
import { readPicture } from '#domain/picture/read-picture.ts';
import type { SheetProjection } from '#domain/sheet/projection.ts';
import type { PictureView } from '#domain/views.ts';
import type { LoggedInEnv } from '../context.ts';
import type { Env } from '../env.ts';
import { loadDeliverable } from '../load-deliverable.ts';
import { loadSheet } from '../load-sheet.ts';
import { sheetRoom } from '../sheet-history.ts';
import { declaredKind, readOnlyReason, readsPast } from '../sheet-rights.ts';
import { projectionOf } from '../views/deliverable-view.ts';

/** Pictures of photo diagnoses (rules T4, T5). */
export const images = new Hono<LoggedInEnv>()
  .post('/sheets/:id/images', async (c) => {
    const { db, actor } = c.var;
    const { row, moment } = await loadSheet(c.var, c.req.param('id'));
    const refusal = readOnlyReason(actor, row, moment);
    if (refusal) throw new GrappeError(refusal);
    const kind = declaredKind(row.board.kind);
    if (kind.family !== 'table' || !kind.columns.some(({ type }) => type === 'image'))
      throw new GrappeError('bad_request', `no picture belongs on ${kind.key}`);

    const bytes = new Uint8Array(await c.req.arrayBuffer());
    const picture = readPicture(bytes);
    if (!picture) throw new GrappeError('image_invalid');
    const id = await pictureId(bytes);
    const { type, width, height } = picture;
    if ((await countImages(db, row.sheet.id)) >= PICTURE_LIMITS.perSheet)
      throw new GrappeError('images_full');
    const now = Date.now();
    await db.batch([
      insertImage(db, {
        id,
        sheetId: row.sheet.id,
        type,
        width,
        height,
        bytes,
        createdBy: actor.personId,
        createdAt: now,
      }),
      insertAuditIfChanged(db, {
        at: now,
        clusterId: actor.clusterId,
        personId: actor.personId,
        action: 'image.add',
        subject: row.sheet.id,
        detail: { image: id },
      }),
    ]);
    return c.json({ id, width, height } satisfies PictureView);
  })
  .get('/sheets/:id/images/:imageId', async (c) => {
    const { row, moment } = await loadSheet(c.var, c.req.param('id'));
    const imageId = c.req.param('imageId');
    if (!readsPast(c.var.actor, row, moment)) await assertShown(c.env, row, imageId);
    return picture(c, row.sheet.id, imageId);
  })
  // Whoever may read a deliverable reads its pictures, even when the sheet itself is not theirs to read.
  .get('/deliverables/:id/images/:imageId', async (c) => {
    const row = await loadDeliverable(c.var, c.req.param('id'));
    const imageId = c.req.param('imageId');
    if (!holds(projectionOf(row), imageId)) throw new GrappeError('not_found');
    return picture(c, row.snapshot.sheetId, imageId);
  });

/** Rule K2: whoever only reads a sheet sees the pictures it shows, not those that were taken out. */
async function assertShown(env: Env, { sheet, board }: SheetRow, imageId: string): Promise<void> {
  const room = await sheetRoom(env, sheet.id);
  const { projection } = await room.project(board.kind);
  // The room is ours: what it gives is a projection, though the types of the call lose its tuples.
  if (!holds(projection as SheetProjection, imageId)) throw new GrappeError('not_found');
}

function holds(projection: SheetProjection, imageId: string): boolean {
  if (projection.family !== 'table') return false;
  return projection.rows.some(({ cells }) => Object.values(cells).includes(imageId));
}

/** The bytes, as the picture they were read to be and nothing else. The browser keeps them but asks each time (rule A8). */
async function picture(c: Context<LoggedInEnv>, sheetId: string, id: string): Promise<Response> {
  const image = await findImage(c.var.db, sheetId, id);
  if (!image) throw new GrappeError('not_found');
  const headers = { 'cache-control': 'private, no-cache', etag: `"${image.id}"` };
  if (c.req.header('if-none-match') === headers.etag) return c.body(null, 304, headers);
  return c.body(new Uint8Array(image.bytes), 200, {
    ...headers,
    'content-type': image.type,
    'content-disposition': 'inline',
  });
}
