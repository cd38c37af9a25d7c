import { expect, it } from 'vitest';
import { sheetKindOf } from '#domain/boards/catalogue.ts';
import { gather, prepareGroup } from '#party/shared/gathering.ts';
import { openSheetDoc, projectSheet, writeTemplate } from '#party/shared/sheet-doc.ts';
import { addCard } from '#party/shared/sheet-edits.ts';
import * as Y from 'yjs';
import { LOCAL, PREPARATION, undoOf } from './undo.ts';

it('gathering is undone and done again in one step, and leaves no card in a group that is gone', () => {
  const kind = sheetKindOf('STAKES_STRENGTHS_WEAKNESSES');
  if (kind?.family !== 'cards') throw new Error('not a kind of cards');
  const sheet = openSheetDoc(new Y.Doc());
  writeTemplate(sheet.doc, kind);
  const zone = kind.zones[0]?.key ?? '';
  const ids = ['un', 'deux'].map((text) => addCard(sheet, kind, { zone }, { text }));
  const undo = undoOf(sheet.doc);
  const groups = () => {
    const projection = projectSheet(sheet, kind);
    const first = projection.family === 'cards' ? projection.zones[0] : undefined;
    return { groups: first?.groups?.length ?? 0, inside: first?.cards.filter(({ group }) => group).length };
  };

  const group = prepareGroup(sheet, ids[0] ?? '', PREPARATION) ?? '';
  undo.stopCapturing();
  gather(sheet, ids, group, { origin: LOCAL });
  undo.stopCapturing();
  expect(groups()).toEqual({ groups: 1, inside: 2 });
  expect(undo.undoStack).toHaveLength(1);
  undo.undo();
  expect(groups()).toEqual({ groups: 0, inside: 0 });
  undo.redo();
  expect(groups()).toEqual({ groups: 1, inside: 2 });
});
