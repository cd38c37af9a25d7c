import { CATALOGUE } from '#domain/boards/catalogue.ts';
import type { BoardKind, SheetKind } from '#domain/boards/kind.ts';
import { randomKind, seededRandom, SHEET_FAMILIES } from '#domain/boards/random-kind.ts';
import { randomGesture } from '#party/shared/random-gestures.ts';
import { FORM_ITEM, projectSheet } from '#party/shared/sheet-doc.ts';
import { addCard, addRow } from '#party/shared/sheet-edits.ts';
import { afterEach, describe, expect, it } from 'vitest';
import { grantFor, RoomClient } from './room-client.ts';
import { newRoom } from './rooms.ts';
import { faultOf } from './valid-sheet.ts';

/** Changes with every run; a failure prints it. */
const SEED = Math.floor(Math.random() * 2 ** 31);
const added: BoardKind[] = [];

/** Adding a kind is adding a line to the catalogue: here for the time of one test. */
function declare(kind: SheetKind): void {
  (CATALOGUE as BoardKind[]).push(kind);
  added.push(kind);
}
afterEach(() => {
  for (const kind of added.splice(0)) (CATALOGUE as BoardKind[]).splice(CATALOGUE.indexOf(kind), 1);
});

describe.each(SHEET_FAMILIES.map((family, at) => ({ family, seed: SEED + at })))(
  'a room of a kind of $family added a moment ago (seed $seed)',
  ({ family, seed }) => {
    it('opens, lets two people write, says what they wrote, and refuses what is not of the kind', async () => {
      const random = seededRandom(seed);
      const kind = randomKind(family, random);
      declare(kind);
      const stub = newRoom();
      const ana = await RoomClient.connect(stub, grantFor('ana', { kind: kind.key }));
      const bob = await RoomClient.connect(stub, grantFor('bob', { kind: kind.key }));
      for (let gesture = 0; gesture < 30; gesture += 1) {
        const client = random() < 0.5 ? ana : bob;
        randomGesture(client.sheet, kind, random);
        await client.settled();
      }
      expect([ana.refusals, bob.refusals]).toEqual([[], []]);
      const { projection } = await stub.project(kind.key);
      const zoe = await RoomClient.connect(stub, grantFor('zoe', { kind: kind.key }));
      expect(faultOf(zoe.doc, kind)).toBeUndefined();
      expect(projectSheet(zoe.sheet, kind)).toEqual(projection);

      let id = FORM_ITEM;
      if (kind.family === 'cards') id = addCard(ana.sheet, kind, { zone: kind.zones[0]!.key });
      if (kind.family === 'map') id = addCard(ana.sheet, kind, { x: null, y: null });
      if (kind.family === 'table') id = addRow(ana.sheet, kind);
      await ana.settled();
      ana.sheet.items.get(id)?.set('salary', 1);
      expect(await ana.untilClosed()).toEqual({ code: 4422, reason: 'update_refused' });
    });
  },
);
