import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { undoOf } from '#app/lib/sheet/undo.ts';
import { actionPlan } from '#domain/boards/kinds/action-plan.ts';
import { mergeRows } from '#domain/sheet/merge-rows.ts';
import { cellWords, sheetTables } from '#domain/sheet/tables.ts';
import { openSheetDoc, projectSheet, writeTemplate } from '#party/shared/sheet-doc.ts';
import { addRow, editText } from '#party/shared/sheet-edits.ts';
import { applyMerge } from './apply-merge.ts';

function open() {
  const doc = new Y.Doc();
  writeTemplate(doc, actionPlan);
  const sheet = openSheetDoc(doc);
  const ids = ['Former', 'Afficher'].map((action) => addRow(sheet, actionPlan, { cells: { action } }));
  const project = () => projectSheet(sheet, actionPlan);
  const file = () => {
    const [table] = sheetTables(project());
    return [table!.header, ...table!.rows.map((cells) => cells.map(cellWords))];
  };
  const at = file()[0]!.indexOf(actionPlan.columns.find(({ key }) => key === 'action')!.title);
  return { doc, sheet, ids, project, file, at };
}
const KEEP = { removeAbsent: false, takeConflicts: true };

describe('a file that is taken back', () => {
  it('is one edit, that one undo takes back whole', () => {
    const { doc, sheet, project, file, at } = open();
    const undo = undoOf(doc);
    const before = project();
    const lines = file();
    lines[1]![at] = 'Former les équipes de nuit';
    lines.push(lines[0]!.map((_title, column) => (column === at ? 'Écrire la charte' : '')));
    lines.splice(2, 1);
    applyMerge(sheet, actionPlan, mergeRows(project(), actionPlan, lines)!, { ...KEEP, removeAbsent: true });
    const after = project();
    expect(after.family === 'table' && after.rows.map(({ cells }) => cells.action)).toEqual([
      'Former les équipes de nuit',
      'Écrire la charte',
    ]);
    undo.undo();
    expect(project()).toEqual(before);
  });

  it('keeps what someone types in the same cell meanwhile', () => {
    const { doc, sheet, ids, project, file, at } = open();
    const other = new Y.Doc();
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
    const lines = file();
    lines[1]![at] = 'Former les équipes';
    const theirs = openSheetDoc(other).items.get(ids[0]!)!.get('action') as Y.Text;
    editText(theirs, 0, 0, 'Bien ');
    applyMerge(sheet, actionPlan, mergeRows(project(), actionPlan, lines)!, KEEP);
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
    const after = project();
    expect(after.family === 'table' && after.rows[0]!.cells.action).toBe('Bien Former les équipes');
  });

  it('removes nothing and overwrites no conflict unless that was chosen', () => {
    const { sheet, ids, project, file, at } = open();
    const lines = file();
    lines[1]![at] = 'Mon texte';
    lines.splice(2, 1);
    editText(sheet.items.get(ids[0]!)!.get('action') as Y.Text, 0, 6, 'Leur texte');
    applyMerge(sheet, actionPlan, mergeRows(project(), actionPlan, lines)!, {
      removeAbsent: false,
      takeConflicts: false,
    });
    const after = project();
    expect(after.family === 'table' && after.rows.map(({ cells }) => cells.action)).toEqual([
      'Leur texte',
      'Afficher',
    ]);
  });
});
