import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SheetView } from '#domain/views.ts';
import {
  handIn,
  openWorkshop,
  powerCut,
  read,
  sheetOf,
  teamOf,
  watch,
  writeWord,
  type Asker,
  type Workshop,
} from './deliverables-fixture.ts';

/* The database fails after the room was sealed: nobody may be left with a closed sheet and nothing handed in. */

const KIND = 'PRIORITY_MAP';

let workshop: Workshop;
beforeAll(async () => {
  workshop = await openWorkshop();
});
afterAll(() => workshop?.stop());

/** The room follows after the reply: asks until it takes an edit. */
async function writeOnceOpen(who: Asker, sheetId: string, word: string): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await writeWord(workshop, who, sheetId, KIND, word);
    } catch (error) {
      if (attempt === 30) throw error;
      await pause(100);
    }
  }
}

async function count(table: string): Promise<number> {
  const { rows } = await workshop.client.execute(`SELECT count(*) AS n FROM ${table}`);
  return Number(rows[0]!.n);
}

describe('a submission that the database does not take', () => {
  it.each(['snapshots', 'deliverables', 'audit_log'])(
    'leaves nothing behind when %s refuses its row, opens the room again, and succeeds later',
    async (table) => {
      const establishment = { snapshots: 'merles', deliverables: 'alouettes', audit_log: 'vermeil' }[table]!;
      const team = await teamOf(workshop, establishment);
      const sheetId = sheetOf(workshop, establishment, KIND);
      const expected = workshop.cluster.expectedByKind.get(KIND)!;
      await writeWord(workshop, team.trade, sheetId, KIND, 'Avant la panne');
      const counts = () => Promise.all(['snapshots', 'deliverables', 'audit_log'].map(count));
      const before = await counts();

      await workshop.client.execute(
        `CREATE TRIGGER broken BEFORE INSERT ON ${table} BEGIN SELECT RAISE(ABORT, 'disk full'); END`,
      );
      const { status, error } = await team.trade.post(`/sheets/${sheetId}/submit`, {
        expectedDeliverableId: expected,
      });
      expect([status, error]).toEqual([503, 'storage_failed']);
      expect(await counts()).toEqual(before);
      await writeOnceOpen(team.trade, sheetId, 'Après la panne');
      const { body } = await team.trade.get<SheetView>(`/sheets/${sheetId}`);
      expect(body).toMatchObject({ readOnly: null, canEdit: true, canSubmit: true, version: 1 });

      await workshop.client.execute('DROP TRIGGER broken');
      const view = await read(team.trade, await handIn(team.trade, sheetId, expected));
      expect(view).toMatchObject({
        version: 1,
        projection: { cards: [{ text: 'Avant la panne' }, { text: 'Après la panne' }] },
      });
    },
  );
});

describe('a power cut between the seal of the room and the seal of the database', () => {
  it(
    'case 1: leaves a sheet that opens again by itself once someone looks at it',
    { timeout: 90_000 },
    async () => {
      let team = await teamOf(workshop, 'lin');
      const sheetId = sheetOf(workshop, 'lin', KIND);
      await writeWord(workshop, team.trade, sheetId, KIND, 'Avant la coupure');
      const open = await watch(workshop, team.staff, sheetId);
      const lock = await workshop.client.transaction('write');
      const submission = handIn(team.trade, sheetId, workshop.cluster.expectedByKind.get(KIND)!).then(
        () => 'handed in',
        () => 'lost',
      );
      await open.until(({ readOnly }) => readOnly === 'sheet_sealed');
      workshop = await powerCut(workshop);
      lock.close();
      expect(await submission).toBe('lost');

      team = await teamOf(workshop, 'lin');
      const again = await watch(workshop, team.staff, sheetId);
      await again.until(({ readOnly }) => readOnly === 'sheet_sealed');
      await team.staff.get(`/sheets/${sheetId}`);
      await again.until(({ readOnly, version }) => readOnly === null && version === 1);
      again.leave();
      await writeWord(workshop, team.trade, sheetId, KIND, 'Après la coupure');
      const view = await read(
        team.trade,
        await handIn(team.trade, sheetId, workshop.cluster.expectedByKind.get(KIND)!),
      );
      expect(view.projection).toMatchObject({
        cards: [{ text: 'Avant la coupure' }, { text: 'Après la coupure' }],
      });
    },
  );
});
