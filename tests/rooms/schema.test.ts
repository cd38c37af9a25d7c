import type { SheetKind } from '#domain/boards/kind.ts';
import { SHEET_LIMITS } from '#domain/sheet/limits.ts';
import { measureKey } from '#party/shared/sheet-doc.ts';
import {
  addCard,
  addRow,
  deleteItem,
  editText,
  moveCard,
  reorderItem,
  restoreItem,
  setCell,
} from '#party/shared/sheet-edits.ts';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { grantFor, RoomClient } from './room-client.ts';
import { CARDS, FORM, MAP, mustKind, newRoom, TABLE } from './rooms.ts';
import { faultOf } from './valid-sheet.ts';

const MEASURED = mustKind('EXPERIMENT_CRITERIA', 'table');
const PHOTO = mustKind('WORK_SITUATION_PHOTO', 'table');

type Edit = (client: RoomClient, itemId: string) => void;

const mapOf = (values: Record<string, unknown>): Y.Map<unknown> => new Y.Map(Object.entries(values));
const item = (client: RoomClient, id: string): Y.Map<unknown> => client.sheet.items.get(id) ?? new Y.Map();
const text = (client: RoomClient, id: string, key: string): Y.Text => item(client, id).get(key) as Y.Text;
const put =
  (key: string, value: unknown): Edit =>
  (client, id) =>
    item(client, id).set(key, value);
const addItem =
  (values: () => Record<string, unknown>, id = 'new'): Edit =>
  (client) =>
    client.sheet.items.set(id, mapOf(values()));
const goodCard = () => ({ text: new Y.Text('x'), order: 'a1', zone: 'strengths' });
/** The bytes of a document of its own, whose roots may be of other types. */
const stateOf = (write: (doc: Y.Doc) => void): Uint8Array => {
  const doc = new Y.Doc();
  write(doc);
  return Y.encodeStateAsUpdate(doc);
};

async function openWithItem(
  kind: SheetKind,
): Promise<{ client: RoomClient; id: string; stub: ReturnType<typeof newRoom> }> {
  const stub = newRoom();
  const client = await RoomClient.connect(stub, grantFor('ana', { kind: kind.key }));
  let id = 'form';
  if (kind.family === 'cards') id = addCard(client.sheet, kind, { zone: 'strengths' }, { text: 'carte' });
  if (kind.family === 'map') id = addCard(client.sheet, kind, { x: 2, y: 3 }, { text: 'carte' });
  if (kind.family === 'table') id = addRow(client.sheet, kind);
  await client.settled();
  return { client, id, stub };
}

/** A measure a day, for as many days. */
const measured = (count: number): [string, number][] =>
  Array.from({ length: count }, (_, day) => {
    const at = new Date(Date.UTC(2026, 0, 1 + day));
    return [measureKey('followUp', at.toISOString().slice(0, 10)), day];
  });
const measureAll =
  (count: number): Edit =>
  (client, id) =>
    client.doc.transact(() => measured(count).forEach(([key, value]) => item(client, id).set(key, value)));

const REFUSED: [SheetKind, string, Edit][] = [
  [MEASURED, 'a day of no calendar', put('followUp@2026-02-30', 1)],
  [MEASURED, 'a day beyond dates', put('followUp@+12026-01-01', 1)],
  [MEASURED, 'a day of a column that holds none', put('criterion@2026-01-01', 1)],
  [MEASURED, 'words for a measure', put('followUp@2026-01-01', '12')],
  [MEASURED, 'an endless measure', put('followUp@2026-01-01', Infinity)],
  [MEASURED, 'a text for a measure', put('followUp@2026-01-01', new Y.Text('1'))],
  [CARDS, 'a group that is no id', put('group', 'a b')],
  [CARDS, 'an endless group', put('group', 'x'.repeat(65))],
  [CARDS, 'a group of many', put('group', ['a'])],
  [CARDS, 'half a group', put('isGroup', 1)],
  [CARDS, 'a mark nobody declared', put('mark.mine', true)],
  [CARDS, 'a mark without a name', put('mark.', true)],
  [PHOTO, 'a picture that is an address', put('picture', 'https://elsewhere.example/x.jpg')],
  [PHOTO, 'a picture that is bytes', put('picture', 'data:image/png;base64,AAAA')],
  [PHOTO, 'a picture with an endless id', put('picture', 'x'.repeat(65))],
  [CARDS, 'another root', (c) => c.doc.getMap('secret').set('a', 1)],
  [CARDS, 'another root of another type', (c) => c.doc.getText('free').insert(0, 'a')],
  [CARDS, 'meta', (c) => c.sheet.meta.set('kind', MAP.key)],
  [CARDS, 'a key of meta', (c) => c.sheet.meta.set('more', 1)],
  [CARDS, 'meta removed', (c) => c.sheet.meta.delete('schema')],
  [CARDS, 'list content in a root', (c) => c.sendUpdate(stateOf((doc) => doc.getArray('items').push(['x'])))],
  [CARDS, 'characters in a root', (c) => c.sendUpdate(stateOf((doc) => doc.getText('items').insert(0, 'x')))],
  [CARDS, 'a value instead of an item', (c) => (c.sheet.items as Y.Map<unknown>).set('new', 'value')],
  [CARDS, 'an array instead of an item', (c) => (c.sheet.items as Y.Map<unknown>).set('new', new Y.Array())],
  [CARDS, 'a text instead of an item', (c) => (c.sheet.items as Y.Map<unknown>).set('new', new Y.Text('x'))],
  [
    CARDS,
    'an XML hook instead of an item',
    (c) => (c.sheet.items as Y.Map<unknown>).set('new', new Y.XmlHook('h')),
  ],
  [CARDS, 'an item without text', addItem(() => ({ order: 'a1', zone: 'strengths' }))],
  [CARDS, 'an item without order', addItem(() => ({ text: new Y.Text(), zone: 'strengths' }))],
  [CARDS, 'an item without zone', addItem(() => ({ text: new Y.Text(), order: 'a1' }))],
  [CARDS, 'an item with another key', addItem(() => ({ ...goodCard(), author: 'bob' }))],
  [CARDS, 'an id with a space', addItem(goodCard, 'a b')],
  [CARDS, 'an endless id', addItem(goodCard, 'x'.repeat(65))],
  [
    CARDS,
    'an item named __proto__ with a value',
    addItem(() => ({ ...goodCard(), zone: '__proto__' }), '__proto__'),
  ],
  [CARDS, 'an unknown zone', put('zone', 'elsewhere')],
  [CARDS, 'a zone that is a number', put('zone', 3)],
  [CARDS, 'no zone', (c, id) => item(c, id).delete('zone')],
  [CARDS, 'an order that is not one', put('order', 'zzz!')],
  [CARDS, 'an order the library cannot read', put('order', 'a')],
  [CARDS, 'an order ending in zero', put('order', 'a00')],
  [CARDS, 'an endless order', put('order', `a0${'V'.repeat(600)}`)],
  [CARDS, 'no order', (c, id) => item(c, id).delete('order')],
  [CARDS, 'deleted that is not true', put('deleted', 'yes')],
  [CARDS, 'deleted that is false', put('deleted', false)],
  [CARDS, 'a text that is a string', put('text', 'plain')],
  [CARDS, 'text removed', (c, id) => item(c, id).delete('text')],
  [CARDS, 'an object as value', put('zone', { key: 'strengths' })],
  [CARDS, 'bytes as value', put('zone', new Uint8Array([1]))],
  [CARDS, 'a big integer as value', put('zone', 12n)],
  [CARDS, 'undefined as value', put('zone', undefined)],
  [CARDS, 'a subdocument', put('zone', new Y.Doc())],
  [CARDS, 'a nested map', put('zone', mapOf({ a: 1 }))],
  [CARDS, 'formatted text', (c, id) => text(c, id, 'text').insert(0, 'gras', { bold: true })],
  [CARDS, 'format over text', (c, id) => text(c, id, 'text').format(0, 2, { bold: true })],
  [CARDS, 'an embed', (c, id) => text(c, id, 'text').insertEmbed(0, { image: 'x' })],
  [CARDS, 'an embedded type', (c, id) => text(c, id, 'text').insertEmbed(0, new Y.Map())],
  [CARDS, 'an attribute of a text', (c, id) => text(c, id, 'text').setAttribute('lang', 'fr')],
  [CARDS, 'an XML text', addItem(() => ({ ...goodCard(), text: new Y.XmlText('x') }))],
  [
    CARDS,
    'too long a text',
    (c, id) => text(c, id, 'text').insert(0, 'x'.repeat(SHEET_LIMITS.mergedTextLength)),
  ],
  [
    CARDS,
    'a new item with too long a text',
    addItem(() => ({ ...goodCard(), text: new Y.Text('x'.repeat(SHEET_LIMITS.mergedTextLength + 1)) })),
  ],
  [MAP, 'a point outside the range', put('x', 5.2)],
  [MAP, 'a point that is not finite', put('x', Infinity)],
  [MAP, 'a point that is not a number', put('y', NaN)],
  [MAP, 'a point that is a string', put('y', '2')],
  [MAP, 'a map card without note', addItem(() => ({ text: new Y.Text(''), order: 'a1', x: 1, y: 1 }))],
  [MAP, 'a zone on a map', put('zone', 'strengths')],
  [TABLE, 'an unknown column', put('salary', 1)],
  [TABLE, 'an unknown choice', put('theme', 'money')],
  [TABLE, 'a date that is not one', put('dueDate', '2026-02-30')],
  [TABLE, 'a date with a time', put('dueDate', '2026-02-03T00:00:00Z')],
  [TABLE, 'too long a person', put('owner', 'x'.repeat(201))],
  [TABLE, 'a text column as a value', put('objective', 'mots')],
  [FORM, 'another item', addItem(() => ({ title: new Y.Text('x') }))],
  [FORM, 'the form removed', (c) => c.sheet.items.delete('form')],
  [FORM, 'a field removed', (c) => item(c, 'form').delete('title')],
  [FORM, 'a field replaced', (c) => item(c, 'form').set('title', new Y.Text('autre'))],
  [FORM, 'an unknown choice', (c) => item(c, 'form').set('outcome', 'sell')],
  [FORM, 'words instead of a choice', (c) => item(c, 'form').set('outcome', new Y.Text('adjust'))],
  [FORM, 'another field', (c) => item(c, 'form').set('more', new Y.Text('autre'))],
  [FORM, 'deleted on the form', (c) => item(c, 'form').set('deleted', true)],
];

describe('failure 22: what is not in the kind’s schema is refused whole (rule R4)', () => {
  it.each(REFUSED.map(([kind, name, edit]) => ({ family: kind.family, name, kind, edit })))(
    '$family: $name',
    async ({ kind, edit }) => {
      const { client, id, stub } = await openWithItem(kind);
      const before = await stub.project(kind.key);
      client.doc.transact(() => edit(client, id));
      expect(await client.untilClosed()).toEqual({ code: 4422, reason: 'update_refused' });
      expect(client.refusals).toEqual([{ count: client.sent, code: 'update_refused' }]);
      const after = await stub.project(kind.key);
      expect([after.seq, after.projection]).toEqual([before.seq, before.projection]);
      expect(after.yjs).toEqual(before.yjs);
      // The refusal left nothing behind: a newcomer gets a good sheet and can write on it.
      const next = await RoomClient.connect(stub, grantFor('bob', { kind: kind.key }));
      expect(faultOf(next.doc, kind)).toBeUndefined();
      if (kind.family === 'form') editText(text(next, 'form', 'title'), 0, 0, 'ensuite');
      else deleteItem(next.sheet, id);
      await next.settled();
      expect(next.refusals).toEqual([]);
    },
  );

  it.each<[string, Edit]>([
    ['more days in a row than it takes', measureAll(SHEET_LIMITS.measures + 100)],
    [
      'a new row with as many',
      addItem(() => ({ order: 'a1', ...Object.fromEntries(measured(SHEET_LIMITS.measures + 100)) })),
    ],
  ])('T3: %s, and says so', async (_name, edit) => {
    const { client, id, stub } = await openWithItem(MEASURED);
    measureAll(SHEET_LIMITS.measures)(client, id);
    await client.settled();
    edit(client, id);
    expect(await client.untilClosed()).toEqual({ code: 4423, reason: 'too_many_measures' });
    expect(client.refusals.map(({ code }) => code)).toEqual(['too_many_measures']);
    expect((await stub.stats()).items).toBe(1);
  });

  it('more items than a sheet holds', async () => {
    const { client, stub } = await openWithItem(TABLE);
    const fill = (from: number, to: number): void =>
      client.doc.transact(() => {
        for (let n = from; n < to; n += 1) client.sheet.items.set(`row-${n}`, mapOf({ order: 'a1' }));
      });
    // The first row is already there.
    for (let n = 1; n < SHEET_LIMITS.items; n += 1_250) fill(n, Math.min(n + 1_250, SHEET_LIMITS.items));
    await client.settled();
    expect((await stub.stats()).items).toBe(SHEET_LIMITS.items);
    fill(SHEET_LIMITS.items, SHEET_LIMITS.items + 1);
    expect((await client.untilClosed()).code).toBe(4422);
    expect((await stub.stats()).items).toBe(SHEET_LIMITS.items);
  });
});

describe('every gesture of the screens passes', () => {
  const gestures: [SheetKind, Edit][] = [
    [
      CARDS,
      (c, id) => {
        moveCard(c.sheet, id, { zone: 'weaknesses' });
        editText(text(c, id, 'text'), 0, 2, 'Œuf 🥚 ');
        const other = addCard(c.sheet, CARDS, { zone: 'strengths' });
        reorderItem(c.sheet, other, null);
        deleteItem(c.sheet, id);
        restoreItem(c.sheet, id);
      },
    ],
    [
      MAP,
      (c, id) => {
        moveCard(c.sheet, id, { x: 1, y: 5 }, { reorder: true });
        moveCard(c.sheet, id, { x: null, y: null });
        editText(text(c, id, 'note'), 0, 0, 'Thème');
        deleteItem(c.sheet, id);
      },
    ],
    [
      TABLE,
      (c, id) => {
        setCell(c.sheet, id, 'theme', 'health');
        setCell(c.sheet, id, 'dueDate', '2026-12-31');
        setCell(c.sheet, id, 'owner', 'Ana');
        setCell(c.sheet, id, 'owner', null);
        editText(text(c, id, 'objective'), 0, 0, 'Objectif');
        const other = addRow(c.sheet, TABLE, { cells: { state: 'done', objective: 'x' }, afterId: id });
        deleteItem(c.sheet, other);
      },
    ],
    [
      FORM,
      (c, id) => {
        editText(text(c, id, 'problem'), 0, 0, 'Trop d’interruptions');
        setCell(c.sheet, id, 'outcome', 'adjust');
        setCell(c.sheet, id, 'outcome', null);
      },
    ],
  ];
  it.each(gestures.map(([kind, edit]) => ({ family: kind.family, kind, edit })))(
    '$family',
    async ({ kind, edit }) => {
      const { client, id, stub } = await openWithItem(kind);
      const undo = new Y.UndoManager(client.sheet.items, { captureTimeout: 0 });
      edit(client, id);
      while (undo.canUndo()) undo.undo();
      while (undo.canRedo()) undo.redo();
      await client.settled();
      expect(client.refusals).toEqual([]);
      const { yjs } = await stub.project(kind.key);
      const copy = new Y.Doc();
      Y.applyUpdate(copy, yjs);
      expect(faultOf(copy, kind)).toBeUndefined();
      expect(copy.getMap('items').toJSON()).toEqual(client.sheet.items.toJSON());
    },
  );
});
