import { PersonalUndo } from '#app/lib/sheet/personal-undo.ts';
import { defineKind, type KindOf, type SheetKind } from '#domain/boards/kind.ts';
import type { SheetProjection } from '#domain/sheet/projection.ts';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { restoreProjection } from './restore-projection.ts';
import {
  markKey,
  measureKey,
  openSheetDoc,
  projectSheet,
  writeTemplate,
  type SheetDoc,
} from './sheet-doc.ts';
import { addCard, addRow, deleteItem, editText, reorderItem, restoreItem, setMark } from './sheet-edits.ts';
import { isItem, ItemRules } from './sheet-schema.ts';

const base = {
  scope: 'establishment' as const,
  instruction: 'Une consigne assez longue',
  flow: [],
  deliverable: null,
  provenance: 'essai',
};
const KINDS: SheetKind[] = [
  defineKind({
    ...base,
    key: 'TRIAL_CARDS',
    family: 'cards',
    title: 'Cartes',
    zones: [
      { key: 'here', title: 'Ici' },
      { key: 'there', title: 'Là' },
    ],
    marks: [{ key: 'disagree', title: 'Désaccord' }],
  } satisfies KindOf<'cards'>),
  defineKind({
    ...base,
    key: 'TRIAL_MAP',
    family: 'map',
    title: 'Carte',
    x: { title: 'x', low: 'bas', high: 'haut' },
    y: { title: 'y', low: 'bas', high: 'haut' },
    range: [1, 5],
    quadrants: { topLeft: 'a', topRight: 'b', bottomLeft: 'c', bottomRight: 'd' },
    noteTitle: 'Note',
  } satisfies KindOf<'map'>),
  defineKind({
    ...base,
    key: 'TRIAL_TABLE',
    family: 'table',
    title: 'Tableau',
    columns: [
      { key: 'words', title: 'Mots', type: 'text' },
      { key: 'amount', title: 'Nombre', type: 'number' },
      { key: 'followUp', title: 'Mesures', type: 'measures' },
    ],
  } satisfies KindOf<'table'>),
  defineKind({
    ...base,
    key: 'TRIAL_FORM',
    family: 'form',
    title: 'Fiche',
    fields: [
      { key: 'title', title: 'Titre', long: false },
      {
        key: 'outcome',
        title: 'Suite',
        long: false,
        choices: [
          { key: 'extend', title: 'Étendre' },
          { key: 'stop', title: 'Abandonner' },
        ],
      },
    ],
  } satisfies KindOf<'form'>),
];

/** A generator with a seed, so that a failure can be looked at again (mulberry32). */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % sides;
  };
}

const WORDS = ['', 'a', 'été', '😀 oui', '😁 non', 'abc', 'abd', 'un deux trois'];

/** One gesture of someone on the sheet. */
function gesture(sheet: SheetDoc, kind: SheetKind, roll: (sides: number) => number): void {
  const pick = <T>(list: readonly T[]): T | undefined => list[roll(list.length || 1)];
  const ids = [...sheet.items.keys()];
  const id = pick(ids);
  const item = id === undefined ? undefined : sheet.items.get(id);
  const text = item && pick([...item.values()].filter((value) => value instanceof Y.Text));
  const kindOf = roll(9);
  if (kind.family === 'form') {
    if (text && kindOf < 6) editText(text, roll(text.length + 1), 0, pick(WORDS) ?? '');
    else if (text && kindOf === 6) text.delete(0, text.length);
    else item?.set('outcome', pick(['extend', 'stop', null]));
    return;
  }
  if (kindOf < 2 || !item || id === undefined) {
    if (kind.family === 'cards')
      addCard(sheet, kind, { zone: pick(['here', 'there']) ?? 'here' }, { text: pick(WORDS) });
    else if (kind.family === 'map')
      addCard(sheet, kind, { x: pick([null, 1, 2.5]) ?? null, y: 3 }, { text: pick(WORDS) });
    else addRow(sheet, kind, { cells: { words: pick(WORDS) ?? '', amount: roll(9) } });
  } else if (kindOf === 2) deleteItem(sheet, id);
  else if (kindOf === 3) restoreItem(sheet, id);
  else if (kindOf === 4) reorderItem(sheet, id, pick([null, ...ids]) ?? null);
  else if (kindOf === 5 && text) editText(text, 0, text.length, pick(WORDS) ?? '');
  else if (kind.family === 'cards') {
    if (kindOf === 6) item.set('zone', pick(['here', 'there']));
    else if (kindOf === 7) {
      if (item.get(markKey('disagree'))) item.delete(markKey('disagree'));
      else item.set(markKey('disagree'), true);
    } else if (roll(2) === 0 && item.get('isGroup') === undefined) item.set('isGroup', true);
    else item.set('group', pick(ids));
  } else if (kind.family === 'map') {
    item.set('x', pick([null, 2, 4.5]));
    item.set('y', pick([null, 2, 4.5]));
  } else if (kindOf === 6) item.set('amount', pick([null, 4, 12]));
  else item.set(measureKey('followUp', `2026-11-0${roll(4) + 1}`), pick([null, 5, 6]));
}

function played(kind: SheetKind, seed: number) {
  const roll = dice(seed);
  const sheet = openSheetDoc(new Y.Doc());
  writeTemplate(sheet.doc, kind);
  const play = (times: number) => {
    for (let n = 0; n < times; n += 1) gesture(sheet, kind, roll);
  };
  play(roll(25));
  const target = projectSheet(sheet, kind);
  return { sheet, play, target };
}

/** What a projection says, whatever the ids. */
const said = (projection: SheetProjection): unknown =>
  JSON.parse(
    JSON.stringify(projection, (key, value: unknown) => (key === 'id' || key === 'group' ? '' : value)),
  );

const RESTORE = Symbol('restore');
const seeds = Array.from({ length: 60 }, (_none, seed) => seed + 1);

describe.each(KINDS.map((kind) => [kind.family, kind] as const))(
  'restoring a sheet of %s',
  (_family, kind) => {
    it('says what it said, when nothing that came since is kept; one undo gives back what was there (rule K5)', () => {
      for (const seed of seeds) {
        const { sheet, play, target } = played(kind, seed);
        play(12);
        const before = projectSheet(sheet, kind);
        const undo = new PersonalUndo(sheet, { trackedOrigins: new Set([RESTORE]), captureTimeout: 0 });
        restoreProjection(sheet, kind, target, { keepAdded: false, origin: RESTORE });
        expect(projectSheet(sheet, kind), `seed ${seed}`).toEqual(target);
        const rules = new ItemRules(kind);
        for (const item of sheet.items.values()) expect(isItem(kind, rules, item)).toBe(true);
        undo.undo();
        expect(projectSheet(sheet, kind), `undo, seed ${seed}`).toEqual(before);
        undo.destroy();
      }
    });

    it('twice changes nothing the second time', () => {
      for (const seed of seeds) {
        const { sheet, play, target } = played(kind, seed);
        play(5);
        restoreProjection(sheet, kind, target, { keepAdded: false });
        let updates = 0;
        sheet.doc.on('update', () => (updates += 1));
        restoreProjection(sheet, kind, target, { keepAdded: false });
        expect(updates).toBe(0);
      }
    });

    it('is refused from a state of another kind', () => {
      const { sheet } = played(kind, 1);
      const target = { family: 'form' as const, kind: 'OTHER', fields: {} };
      expect(() => restoreProjection(sheet, kind, target, { keepAdded: true })).toThrow('bad_request');
    });
  },
);

describe('keeping what was added since (rule K6)', () => {
  const [cards, , table] = KINDS as [KindOf<'cards'>, SheetKind, KindOf<'table'>, SheetKind];

  it('brings back what was deleted and leaves what came later', () => {
    const sheet = openSheetDoc(new Y.Doc());
    writeTemplate(sheet.doc, cards);
    const early = addCard(sheet, cards, { zone: 'here' }, { text: 'avant' });
    const target = projectSheet(sheet, cards);
    deleteItem(sheet, early);
    const late = addCard(sheet, cards, { zone: 'here' }, { text: 'après' });
    restoreProjection(sheet, cards, target, { keepAdded: true });
    const [here] = (projectSheet(sheet, cards) as { zones: { cards: { id: string }[] }[] }).zones;
    expect(here?.cards.map(({ id }) => id).sort()).toEqual([early, late].sort());
  });

  it('leaves words and measures where there was nothing', () => {
    const sheet = openSheetDoc(new Y.Doc());
    writeTemplate(sheet.doc, table);
    const id = addRow(sheet, table, { cells: { amount: 3 } });
    const target = projectSheet(sheet, table);
    const row = sheet.items.get(id) as Y.Map<unknown>;
    (row.get('words') as Y.Text).insert(0, 'écrit depuis');
    row.set(measureKey('followUp', '2026-11-22'), 7);
    row.set('amount', 4);
    restoreProjection(sheet, table, target, { keepAdded: true });
    expect(projectSheet(sheet, table)).toMatchObject({
      rows: [
        {
          cells: { words: 'écrit depuis', amount: 3 },
          measures: { followUp: [{ day: '2026-11-22', value: 7 }] },
        },
      ],
    });
  });

  it('makes again, under another id, what is no longer in the document at all', () => {
    const old = openSheetDoc(new Y.Doc());
    writeTemplate(old.doc, cards);
    const group = addCard(old, cards, { zone: 'there' }, { text: 'Ensemble' });
    old.items.get(group)?.set('isGroup', true);
    const member = addCard(old, cards, { zone: 'there' }, { text: 'partie' });
    old.items.get(member)?.set('group', group);
    const sheet = openSheetDoc(new Y.Doc());
    writeTemplate(sheet.doc, cards);
    restoreProjection(sheet, cards, projectSheet(old, cards), { keepAdded: true });
    const [, there] = (
      projectSheet(sheet, cards) as { zones: { cards: unknown[]; groups: { id: string }[] }[] }
    ).zones;
    expect(there).toMatchObject({
      groups: [{ title: 'Ensemble' }],
      cards: [{ text: 'partie', group: there?.groups[0]?.id }],
    });
  });

  it.each(KINDS.slice(0, 3).map((kind) => [kind.family, kind] as const))(
    'makes it again hidden, shows all of it at once, in its order, and one undo takes it back: %s',
    (_family, kind) => {
      const old = openSheetDoc(new Y.Doc());
      writeTemplate(old.doc, kind);
      for (const words of ['Un', 'Deux', 'Trois', 'Quatre'])
        if (kind.family === 'cards') {
          const id = addCard(old, kind, { zone: 'there' }, { text: words });
          if (words === 'Deux') setMark(old, id, 'disagree', true);
        } else if (kind.family === 'map') addCard(old, kind, { x: 2, y: 3 }, { text: words, note: 'n' });
        else if (kind.family === 'table') addRow(old, kind, { cells: { words, amount: 5 } });
      const target = projectSheet(old, kind);
      const sheet = openSheetDoc(new Y.Doc());
      writeTemplate(sheet.doc, kind);
      const before = projectSheet(sheet, kind);
      const undo = new PersonalUndo(sheet, { trackedOrigins: new Set([RESTORE]), captureTimeout: 0 });
      const seen: unknown[] = [];
      const rules = new ItemRules(kind);
      sheet.doc.on('afterTransaction', () => {
        seen.push(said(projectSheet(sheet, kind)));
        // Hidden or not: the room refuses an edit that leaves an item without what its kind asks for.
        for (const item of sheet.items.values()) expect(isItem(kind, rules, item)).toBe(true);
      });
      const preparation = Symbol('preparation');
      restoreProjection(sheet, kind, target, { keepAdded: true, origin: RESTORE, preparation });
      expect(seen).toEqual([said(before), said(target)]);
      const words = (): string[] =>
        [...sheet.items.values()].flatMap((item) =>
          [...item.values()].filter((one) => one instanceof Y.Text).map(String),
        );
      const written = words();
      undo.undo();
      // And nothing more: a second undo would not find the making of them.
      expect(undo.undoStack).toEqual([]);
      expect(projectSheet(sheet, kind)).toEqual(before);
      // Hidden with their words, as anything that is taken out (rule K1).
      expect(words()).toEqual(written);
      undo.destroy();
    },
  );

  it('makes it again after what was added since, which keeps its place', () => {
    const old = openSheetDoc(new Y.Doc());
    writeTemplate(old.doc, table);
    for (const words of ['Un', 'Deux']) addRow(old, table, { cells: { words } });
    const target = projectSheet(old, table);
    const sheet = openSheetDoc(new Y.Doc());
    writeTemplate(sheet.doc, table);
    for (const words of ['Depuis', 'Plus tard']) addRow(sheet, table, { cells: { words } });
    restoreProjection(sheet, table, target, { keepAdded: true });
    const after = projectSheet(sheet, table);
    expect(after.family === 'table' && after.rows.map(({ cells }) => cells['words'])).toEqual([
      'Depuis',
      'Plus tard',
      'Un',
      'Deux',
    ]);
  });

  it('brings words back into a row that was made without their column', () => {
    const sheet = openSheetDoc(new Y.Doc());
    writeTemplate(sheet.doc, table);
    const [row, empty] = ['Former', ''].map((words) => addRow(sheet, table, { cells: { words } })) as [
      string,
      string,
    ];
    const target = projectSheet(sheet, table);
    for (const id of [row, empty]) sheet.items.get(id)?.delete('words');
    restoreProjection(sheet, table, target, { keepAdded: true });
    expect(String(sheet.items.get(row)?.get('words'))).toBe('Former');
    // Nothing is written where nothing was said.
    expect(sheet.items.get(empty)?.has('words')).toBe(false);
  });

  it('does not take the words someone types at the same moment', () => {
    const mine = openSheetDoc(new Y.Doc());
    writeTemplate(mine.doc, cards);
    const id = addCard(mine, cards, { zone: 'here' }, { text: 'Plus de temps' });
    const target = projectSheet(mine, cards);
    const textOf = (sheet: SheetDoc) => sheet.items.get(id)?.get('text') as Y.Text;
    editText(textOf(mine), 0, 4, 'Moins');
    const theirs = openSheetDoc(new Y.Doc());
    Y.applyUpdate(theirs.doc, Y.encodeStateAsUpdate(mine.doc));
    editText(textOf(theirs), textOf(theirs).length, 0, ' le matin');
    restoreProjection(mine, cards, target, { keepAdded: true });
    Y.applyUpdate(mine.doc, Y.encodeStateAsUpdate(theirs.doc));
    expect(textOf(mine).toString()).toBe('Plus de temps le matin');
  });
});
