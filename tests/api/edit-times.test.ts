import { eq } from 'drizzle-orm';
import { expect, inject, test, vi } from 'vitest';
import { sheets } from '#db/schema.ts';
import { initialRepresentations } from '#domain/boards/kinds/initial-representations.ts';
import { addCard } from '#party/shared/sheet-edits.ts';
import { writeOnSheet } from '../../scripts/demo/write-on-sheet.ts';
import { as } from './caller.ts';
import { database } from './database.ts';
import { seedCluster, seedLogin } from './seed.ts';

test('a sheet that was written on is no longer empty, in lists and in the progress table', async () => {
  const cluster = await seedCluster();
  const { cookie } = await seedLogin(cluster.directionA);
  const before = Date.now();
  await writeOnSheet(inject('grappe').origin, cookie, cluster.sheet.a, (sheet) => {
    addCard(sheet, initialRepresentations, { zone: 'isQvt' }, { text: 'Savoir mon planning un mois avant' });
  });
  const member = await as(cluster.directionA);
  await vi.waitFor(
    async () => {
      const { body } = await member.get(`/api/sheets/${cluster.sheet.a}`);
      expect(body.state).toBe('writing');
      expect(body.editedAt).toBeGreaterThanOrEqual(before);
    },
    { timeout: 20_000, interval: 100 },
  );
  const { body } = await member.get('/api/progress');
  expect(body.cells[0]).toMatchObject({ expectedId: cluster.expected.late, state: 'draft' });
  const [other] = await database().select().from(sheets).where(eq(sheets.id, cluster.sheet.b));
  expect(other!.editedAt).toBeNull();
});
