import { priorityMap } from '#domain/boards/kinds/priority-map.ts';
import { initialRepresentations } from '#domain/boards/kinds/initial-representations.ts';
import { liveItems, openSheetDoc, projectSheet, writeTemplate } from '#party/shared/sheet-doc.ts';
import { deleteItem, editText, moveCard } from '#party/shared/sheet-edits.ts';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { copyItem, newCard } from './additions.ts';
import { LOCAL, undoOf } from './undo.ts';

/** Two people on one sheet, every update passed on at once. */
function pair(kind: typeof initialRepresentations | typeof priorityMap) {
  const [mine, theirs] = [new Y.Doc(), new Y.Doc()];
  writeTemplate(mine, kind);
  Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine));
  mine.on('update', (update, origin) => origin !== 'wire' && Y.applyUpdate(theirs, update, 'wire'));
  theirs.on('update', (update, origin) => origin !== 'wire' && Y.applyUpdate(mine, update, 'wire'));
  return { mine: openSheetDoc(mine), theirs: openSheetDoc(theirs), undo: undoOf(mine) };
}

const textOf = (sheet: ReturnType<typeof openSheetDoc>, id: string): Y.Text =>
  sheet.items.get(id)?.get('text') as Y.Text;

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

  it('brings back a deleted card, and hides a copy', () => {
    const { mine, theirs, undo } = pair(initialRepresentations);
    const id = newCard(mine, initialRepresentations, { zone: 'fears' }, { text: 'Écrit' }) ?? '';
    undo.stopCapturing();
    deleteItem(mine, id, LOCAL);
    expect(liveItems(theirs)).toHaveLength(0);
    undo.undo();
    expect(liveItems(theirs)).toHaveLength(1);
    undo.stopCapturing();
    copyItem(mine, id);
    expect(liveItems(theirs)).toHaveLength(2);
    undo.undo();
    expect(liveItems(theirs).map(([itemId]) => itemId)).toEqual([id]);
  });
});
