import { generateKeyBetween } from 'fractional-indexing';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { undoOf } from '#app/lib/sheet/undo.ts';
import { actionPlan } from '#domain/boards/kinds/action-plan.ts';
import { experimentCriteria } from '#domain/boards/kinds/experiment-criteria.ts';
import { essentialsSort } from '#domain/boards/kinds/essentials-sort.ts';
import { SHEET_LIMITS } from '#domain/sheet/limits.ts';
import { mergeRows } from '#domain/sheet/merge-rows.ts';
import { cellWords, sheetTables } from '#domain/sheet/tables.ts';
import { openSheetDoc, projectSheet, writeTemplate } from '#party/shared/sheet-doc.ts';
import { addGroup, gather } from '#party/shared/gathering.ts';
import { addCard, addRow, deleteItem, editText, orderAfter, setMeasure } from '#party/shared/sheet-edits.ts';
import { applyMerge, weightOfMerge } from './apply-merge.ts';

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

  it('goes in messages that the room takes, however much it changes, and comes back whole', () => {
    const { doc, sheet, project, file, at } = open();
    for (let n = 0; n < 160; n += 1)
      addRow(sheet, actionPlan, { cells: { action: `${n} ${'avant '.repeat(700)}` } });
    const undo = undoOf(doc);
    const before = project();
    const lines = file();
    for (const line of lines.slice(1)) line[at] = line[at]!.replaceAll('avant', 'après').toUpperCase();
    for (let n = 0; n < 40; n += 1)
      lines.push(
        lines[0]!.map((_title, column) => (column === at ? `ajoutée ${n} ${'mot '.repeat(900)}` : '')),
      );
    const sizes: number[] = [];
    doc.on('update', (update: Uint8Array) => sizes.push(update.length));
    const plan = mergeRows(project(), actionPlan, lines)!;
    const edits = applyMerge(sheet, actionPlan, plan, KEEP, () => undo.stopCapturing());
    expect(weightOfMerge(plan, KEEP)).toBeGreaterThan(SHEET_LIMITS.updateBytes);
    expect(edits).toBeGreaterThan(1);
    expect(mergeRows(project(), actionPlan, lines)!.changed).toEqual([]);
    for (let edit = 0; edit < edits; edit += 1) undo.undo();
    expect(project()).toEqual(before);
    expect(Math.max(...sizes)).toBeLessThan(SHEET_LIMITS.updateBytes);
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

  it('writes what nobody else changed, where conflicts were left', () => {
    const { sheet, ids, project, file, at } = open();
    const lines = file();
    lines[1]![at] = 'Mon texte';
    lines[2]![at] = 'Afficher à l’étage';
    editText(sheet.items.get(ids[0]!)!.get('action') as Y.Text, 0, 6, 'Leur texte');
    const plan = mergeRows(project(), actionPlan, lines)!;
    expect(plan.changed.flatMap(({ cells }) => cells.map(({ isConflict }) => isConflict))).toEqual([
      true,
      false,
    ]);
    applyMerge(sheet, actionPlan, plan, { removeAbsent: false, takeConflicts: false });
    const after = project();
    expect(after.family === 'table' && after.rows.map(({ cells }) => cells.action)).toEqual([
      'Leur texte',
      'Afficher à l’étage',
    ]);
  });

  it('goes to the room in messages that it takes, however long the file, in the order of its lines', () => {
    const { doc, sheet, project, file, at } = open();
    const lines = file();
    const words = Array.from({ length: 60 }, (_, n) => `${n} ${'😀'.repeat(2400)}`);
    for (const said of words) lines.push(lines[0]!.map((_title, column) => (column === at ? said : '')));
    const messages: number[] = [];
    doc.on('update', (update: Uint8Array) => messages.push(update.length));
    applyMerge(sheet, actionPlan, mergeRows(project(), actionPlan, lines)!, KEEP);
    expect(Math.max(...messages)).toBeLessThan(SHEET_LIMITS.updateBytes);
    // Not one by one either: the room counts them.
    expect(messages.length).toBeLessThan(15);
    const after = project();
    expect(
      after.family === 'table' && after.rows.slice(2).map(({ cells }) => words.indexOf(String(cells.action))),
    ).toEqual(words.map((_said, n) => n));
  });

  it('moves a card alone whose group was deleted, and a gathered one with its title', () => {
    const doc = new Y.Doc();
    writeTemplate(doc, essentialsSort);
    const sheet = openSheetDoc(doc);
    const [alone, gathered] = ['Réunion du lundi', 'Classeur'].map((text) =>
      addCard(sheet, essentialsSort, { zone: 'deck' }, { text }),
    ) as [string, string];
    const groups = [alone, gathered].map((card, n) => {
      const group = addGroup(sheet, { zone: 'deck', title: `Groupe ${n}`, beforeId: card });
      gather(sheet, [card], group);
      return group;
    });
    deleteItem(sheet, groups[0]!);
    const project = () => projectSheet(sheet, essentialsSort);
    const [table] = sheetTables(project());
    const lines = [table!.header, ...table!.rows.map((cells) => cells.map(cellWords))];
    const zone = lines[0]!.indexOf('Zone');
    for (const line of lines.slice(1)) line[zone] = 'Hors sujet pour nous';
    applyMerge(sheet, essentialsSort, mergeRows(project(), essentialsSort, lines)!, KEEP);
    const after = project();
    const there = after.family === 'cards' ? after.zones.find(({ key }) => key === 'offTopic')! : undefined;
    expect(there?.cards.map(({ text }) => text).sort()).toEqual(['Classeur', 'Réunion du lundi']);
    expect(there?.groups?.map(({ title }) => title)).toEqual(['Groupe 1']);
    expect(there?.cards.find(({ id }) => id === alone)?.group).toBeUndefined();
    expect(there?.cards.find(({ id }) => id === gathered)?.group).toBe(there?.groups?.[0]?.id);
  });

  it('moves any number of cards in messages that the room takes', () => {
    const doc = new Y.Doc();
    writeTemplate(doc, essentialsSort);
    const sheet = openSheetDoc(doc);
    const CARDS = 4_800;
    let order = orderAfter(sheet);
    for (let n = 0; n < CARDS; n += 1) {
      addCard(sheet, essentialsSort, { zone: 'deck' }, { text: `Carte ${n}`, order });
      order = generateKeyBetween(order, null);
    }
    const project = () => projectSheet(sheet, essentialsSort);
    const [table] = sheetTables(project());
    const lines = [table!.header, ...table!.rows.map((cells) => cells.map(cellWords))];
    const at = (title: string) => lines[0]!.findIndex((one) => one.startsWith(title));
    for (const line of lines.slice(1)) {
      line[at('Zone')] = 'Hors sujet pour nous';
      line[at('Groupe')] = 'À revoir';
    }
    const messages: number[] = [];
    doc.on('update', (update: Uint8Array) => messages.push(update.length));
    applyMerge(sheet, essentialsSort, mergeRows(project(), essentialsSort, lines)!, KEEP);
    expect(Math.max(...messages)).toBeLessThan(SHEET_LIMITS.updateBytes);
    const after = project();
    const there = after.family === 'cards' ? after.zones.find(({ key }) => key === 'offTopic')! : undefined;
    expect(there?.cards).toHaveLength(CARDS);
    expect(there?.groups?.map(({ title }) => title)).toEqual(['À revoir']);
    expect(new Set(there?.cards.map(({ group }) => group))).toEqual(new Set([there?.groups?.[0]?.id]));
  });

  it('leaves the measures that the file says, and no other', () => {
    const doc = new Y.Doc();
    writeTemplate(doc, experimentCriteria);
    const sheet = openSheetDoc(doc);
    const row = addRow(sheet, experimentCriteria, { cells: { criterion: 'Retards' } });
    for (const [day, value] of [
      ['2026-01-05', 3],
      ['2026-02-05', 2],
    ] as const)
      setMeasure(sheet, row, 'followUp', day, value);
    const project = () => projectSheet(sheet, experimentCriteria);
    const [table] = sheetTables(project());
    const lines = [table!.header, ...table!.rows.map((cells) => cells.map(cellWords))];
    const at = lines[0]!.indexOf('Mesures');
    lines[1]![at] = '05/02/2026 : 2 ; 05/03/2026 : 1';
    applyMerge(sheet, experimentCriteria, mergeRows(project(), experimentCriteria, lines)!, KEEP);
    const after = project();
    expect(after.family === 'table' && after.rows[0]!.measures).toEqual({
      followUp: [
        { day: '2026-02-05', value: 2 },
        { day: '2026-03-05', value: 1 },
      ],
    });
  });

  it('writes in a column that a row was made without', () => {
    const { sheet, ids, project, file, at } = open();
    sheet.items.get(ids[0]!)!.delete('action');
    const lines = file();
    lines[1]![at] = 'Former';
    applyMerge(sheet, actionPlan, mergeRows(project(), actionPlan, lines)!, KEEP);
    expect(sheet.items.get(ids[0]!)!.get('action')).toBeInstanceOf(Y.Text);
    expect(String(sheet.items.get(ids[0]!)!.get('action'))).toBe('Former');
  });
});
