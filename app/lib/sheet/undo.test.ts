import { defineKind, type SheetKind } from '#domain/boards/kind.ts';
import { priorityMap } from '#domain/boards/kinds/priority-map.ts';
import { initialRepresentations } from '#domain/boards/kinds/initial-representations.ts';
import { liveItems, measuresOf, openSheetDoc, projectSheet, writeTemplate } from '#party/shared/sheet-doc.ts';
import { addRow, deleteItem, editText, moveCard, setMeasure } from '#party/shared/sheet-edits.ts';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { copyItem, newCard } from './additions.ts';
import { LOCAL, undoOf } from './undo.ts';

/** Two people on one sheet, every update passed on at once. */
function pair(kind: SheetKind) {
  const [mine, theirs] = [new Y.Doc(), new Y.Doc()];
  writeTemplate(mine, kind);
  Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine));
  mine.on('update', (update, origin) => origin !== 'wire' && Y.applyUpdate(theirs, update, 'wire'));
  theirs.on('update', (update, origin) => origin !== 'wire' && Y.applyUpdate(mine, update, 'wire'));
  return { mine: openSheetDoc(mine), theirs: openSheetDoc(theirs), undo: undoOf(mine) };
}

const textOf = (sheet: ReturnType<typeof openSheetDoc>, id: string): Y.Text =>
  sheet.items.get(id)?.get('text') as Y.Text;

const followed = defineKind({
  key: 'FOLLOWED',
  family: 'table',
  title: 'Suivi',
  scope: 'establishment',
  instruction: 'Relevez les mesures.',
  flow: [],
  deliverable: null,
  provenance: 'Essai',
  columns: [
    { key: 'name', title: 'Critère', type: 'text' },
    { key: 'taken', title: 'Mesures', type: 'measures' },
  ],
});

describe('undo of a measure', () => {
  const [day, other] = ['2026-11-12', '2026-11-13'];
  function measured() {
    const two = pair(followed);
    const id = addRow(two.mine, followed);
    const read = () => measuresOf(two.theirs.items.get(id)!, 'taken').map(({ day, value }) => [day, value]);
    const set = (on: string, value: number | null, insteadOf?: string) => {
      two.undo.stopCapturing();
      setMeasure(two.mine, id, 'taken', on, value, { insteadOf, origin: LOCAL });
    };
    return { ...two, id, read, set };
  }

  it('takes away the one just made, and gives back the one just removed or corrected', () => {
    const { undo, read, set } = measured();
    set(day, 2.5);
    undo.undo();
    expect(read()).toEqual([]);
    undo.redo();
    expect(read()).toEqual([[day, 2.5]]);
    set(day, null);
    expect(read()).toEqual([]);
    undo.undo();
    expect(read()).toEqual([[day, 2.5]]);
    set(other, 3, day);
    expect(read()).toEqual([[other, 3]]);
    undo.undo();
    expect(read()).toEqual([[day, 2.5]]);
  });

  it('leaves what someone else measured, that day too', () => {
    const { theirs, undo, read, set, id } = measured();
    set(day, 2.5);
    setMeasure(theirs, id, 'taken', other, 8);
    undo.undo();
    expect(read()).toEqual([[other, 8]]);
    setMeasure(theirs, id, 'taken', day, 7);
    set(day, 1);
    undo.undo();
    expect(read()).toEqual([
      [day, 7],
      [other, 8],
    ]);
  });
});

describe('undo', () => {
  it('hides an added card and gives it back with what someone else wrote in it', () => {
    const { mine, theirs, undo } = pair(initialRepresentations);
    const id = newCard(mine, initialRepresentations, { zone: 'fears' }) ?? '';
    editText(textOf(theirs, id), 0, 0, 'Un plan de plus');
    undo.undo();
    expect(liveItems(theirs)).toHaveLength(0);
    undo.redo();
    expect(projectSheet(theirs, initialRepresentations)).toMatchObject({
      zones: expect.arrayContaining([{ key: 'fears', cards: [{ id, text: 'Un plan de plus' }] }]),
    });
  });

  it('takes back my words and leaves theirs, in one card', () => {
    const { mine, theirs, undo } = pair(initialRepresentations);
    const id = newCard(mine, initialRepresentations, { zone: 'fears' }) ?? '';
    undo.stopCapturing();
    editText(textOf(mine, id), 0, 0, 'moi', LOCAL);
    editText(textOf(theirs, id), 3, 0, ' et vous');
    undo.undo();
    expect(textOf(mine, id).toString()).toBe(' et vous');
    expect(textOf(theirs, id).toString()).toBe(' et vous');
  });

  it('does not undo a move that someone else changed since', () => {
    const { mine, theirs, undo } = pair(priorityMap);
    const id = newCard(mine, priorityMap, { x: null, y: null }) ?? '';
    undo.stopCapturing();
    moveCard(mine, id, { x: 2, y: 2 }, { origin: LOCAL });
    moveCard(theirs, id, { x: 4, y: 4 });
    undo.undo();
    expect(mine.items.get(id)?.get('x')).toBe(4);
  });

  it('leaves a card somewhere when both moved it at once, whoever undoes', () => {
    // Client ids decide who wins: both orders.
    for (const [mineId, theirsId] of [
      [1, 2],
      [2, 1],
    ] as const) {
      const [mine, theirs] = [new Y.Doc(), new Y.Doc()];
      writeTemplate(mine, initialRepresentations);
      const id = newCard(openSheetDoc(mine), initialRepresentations, { zone: 'fears' }) ?? '';
      Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine));
      mine.clientID = mineId;
      theirs.clientID = theirsId;
      const undo = undoOf(mine);
      moveCard(openSheetDoc(mine), id, { zone: 'howWeTalk' }, { origin: LOCAL });
      moveCard(openSheetDoc(mine), id, { zone: 'expectations' }, { origin: LOCAL });
      moveCard(openSheetDoc(theirs), id, { zone: 'howWeTalk' });
      Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs));
      const updates: Uint8Array[] = [];
      mine.on('update', (update) => updates.push(update));
      undo.undo();
      undo.redo();
      undo.undo();
      expect(mineId > theirsId ? 'fears' : 'howWeTalk').toBe(openSheetDoc(mine).items.get(id)?.get('zone'));
      Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine));
      expect(openSheetDoc(theirs).items.get(id)?.get('zone')).toBe(
        openSheetDoc(mine).items.get(id)?.get('zone'),
      );
      // Whatever leaves, a room would take: at no step is the card in no zone.
      const room = new Y.Doc();
      Y.applyUpdate(room, Y.encodeStateAsUpdate(theirs));
      for (const update of updates) {
        Y.applyUpdate(room, update);
        expect(openSheetDoc(room).items.get(id)?.get('zone')).toBeTypeOf('string');
      }
    }
  });

  it('brings back a deleted card, and hides a copy', () => {
    const { mine, theirs, undo } = pair(initialRepresentations);
    const id = newCard(mine, initialRepresentations, { zone: 'fears' }, { text: 'Écrit' }) ?? '';
    undo.stopCapturing();
    deleteItem(mine, id, LOCAL);
    expect(liveItems(theirs)).toHaveLength(0);
    undo.undo();
    expect(liveItems(theirs)).toHaveLength(1);
    undo.stopCapturing();
    copyItem(mine, initialRepresentations, id);
    expect(liveItems(theirs)).toHaveLength(2);
    undo.undo();
    expect(liveItems(theirs).map(([itemId]) => itemId)).toEqual([id]);
  });
});
