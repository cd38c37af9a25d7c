import { eq } from 'drizzle-orm';
import { nanoid } from 'nanoid';
import type { Programme } from '#domain/programmes/programme.ts';
import { programmes } from '../schema.ts';
import type { Transaction } from '../write-transaction.ts';

/**
 * Id of the row that holds this programme exactly as it is declared today, made when there is none. Rows that say otherwise are those of clusters
 * created before, and stay as they are (rule C8).
 */
export async function keepProgramme(
  tx: Pick<Transaction, 'select' | 'insert'>,
  template: Programme,
): Promise<string> {
  const { code, title } = template;
  const stored = await tx.select().from(programmes).where(eq(programmes.code, code));
  const said = JSON.stringify(template);
  const same = stored.find((row) => row.title === title && JSON.stringify(row.template) === said);
  if (same) return same.id;
  const id = nanoid();
  await tx.insert(programmes).values({ id, code, title, template });
  return id;
}
