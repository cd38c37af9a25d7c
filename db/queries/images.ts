import { and, count, eq } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { images } from '../schema.ts';

export type NewImage = Omit<typeof images.$inferInsert, 'bytes'> & { bytes: Uint8Array };

/** Keeps a picture of a sheet. One that is there already stays as it is: its id is that of its bytes. */
export function insertImage(db: Database, image: NewImage) {
  return db
    .insert(images)
    .values({ ...image, bytes: Buffer.from(image.bytes) })
    .onConflictDoNothing();
}

/** How many pictures a sheet has received. */
export async function countImages(db: Database, sheetId: string): Promise<number> {
  const [row] = await db.select({ images: count() }).from(images).where(eq(images.sheetId, sheetId));
  return row?.images ?? 0;
}

export async function findImage(db: Database, sheetId: string, id: string) {
  const [row] = await db
    .select({ id: images.id, type: images.type, bytes: images.bytes })
    .from(images)
    .where(and(eq(images.sheetId, sheetId), eq(images.id, id)));
  return row;
}
