import { describe, expect, it } from 'vitest';
import type { ProjectionOf } from '#domain/sheet/projection.ts';
import { sheetKindOf } from '#domain/boards/catalogue.ts';
import * as Y from 'yjs';
import { gather, leaveGroup, moveGroup, prepareGroup, ungather } from './gathering.ts';
import { openSheetDoc, projectSheet, writeTemplate, type SheetDoc } from './sheet-doc.ts';
import { addCard, deleteItem, moveCard } from './sheet-edits.ts';
import { isItem, ItemRules } from './sheet-schema.ts';

const kind = sheetKindOf('STAKES_STRENGTHS_WEAKNESSES');
if (kind?.family !== 'cards') throw new Error('not a kind of cards');
const [zone, other] = kind.zones.map(({ key }) => key) as [string, string];

function sheetOf(...texts: string[]): { sheet: SheetDoc; ids: string[] } {
  const sheet = openSheetDoc(new Y.Doc());
  writeTemplate(sheet.doc, kind!);
  return { sheet, ids: texts.map((text) => addCard(sheet, kind!, { zone }, { text })) };
}
const said = (sheet: SheetDoc): ProjectionOf<'cards'>['zones'] =>
  (projectSheet(sheet, kind!) as ProjectionOf<'cards'>).zones.filter(
    ({ cards, groups }) => cards.length > 0 || groups,
  );
function gathered(sheet: SheetDoc, ids: readonly string[]): string {
  const group = prepareGroup(sheet, ids[0] ?? '');
  if (!group) throw new Error('no group');
  gather(sheet, ids, group);
  return group;
}

describe('gathering cards', () => {
  it('puts them under a title, with their words, and the room’s schema allows it', () => {
    const { sheet, ids } = sheetOf('un', 'deux', 'trois');
    const group = gathered(sheet, ids.slice(0, 2));
    (sheet.items.get(group)?.get('text') as Y.Text).insert(0, 'Les deux');
    expect(said(sheet)).toEqual([
      {
        key: zone,
        cards: [
          { id: ids[0], text: 'un', group },
          { id: ids[1], text: 'deux', group },
          { id: ids[2], text: 'trois' },
        ],
        groups: [{ id: group, title: 'Les deux' }],
      },
    ]);
    const rules = new ItemRules(kind);
    for (const item of sheet.items.values()) expect(isItem(kind, rules, item)).toBe(true);
  });

  it('takes neither a group nor what is deleted or gone, and sends nothing for a card that stands alone', () => {
    const { sheet, ids } = sheetOf('un', 'deux', 'trois', 'quatre');
    const [one, two, three, four] = ids as [string, string, string, string];
    const group = gathered(sheet, [one, two]);
    const second = gathered(sheet, [four]);
    deleteItem(sheet, three);
    gather(sheet, [three, second, 'nobody'], group);
    expect(sheet.items.get(three)?.get('group') ?? null).toBeNull();
    expect(sheet.items.get(second)?.get('group') ?? null).toBeNull();
    gather(sheet, [one], three);
    expect(sheet.items.get(one)?.get('group')).toBe(group);
    let updates = 0;
    sheet.doc.on('update', () => (updates += 1));
    leaveGroup(sheet, three);
    leaveGroup(sheet, 'nobody');
    deleteItem(sheet, one);
    updates = 0;
    leaveGroup(sheet, one);
    expect(updates).toBe(0);
  });

  it('brings a card from another zone along', () => {
    const { sheet, ids } = sheetOf('un', 'deux');
    moveCard(sheet, ids[1] ?? '', { zone: other });
    const group = gathered(sheet, ids);
    expect(said(sheet)[0]?.cards.map((card) => card.group)).toEqual([group, group]);
  });

  it('ungathers: the cards stand alone again, and bringing the title back gathers them', () => {
    const { sheet, ids } = sheetOf('un', 'deux');
    const group = gathered(sheet, ids);
    ungather(sheet, group);
    expect(said(sheet)).toEqual([
      { key: zone, cards: ids.map((id, at) => ({ id, text: ['un', 'deux'][at] })) },
    ]);
    sheet.items.get(group)?.delete('deleted');
    expect(said(sheet)[0]?.cards.every((card) => card.group === group)).toBe(true);
  });

  it('a group left empty goes away, whoever its last card joins', () => {
    const { sheet, ids } = sheetOf('un', 'deux');
    const first = gathered(sheet, [ids[0] ?? '']);
    const second = gathered(sheet, [ids[1] ?? '']);
    gather(sheet, ids, second);
    expect(said(sheet)[0]?.groups?.map(({ id }) => id)).toEqual([second]);
    expect(sheet.items.get(first)?.get('deleted')).toBe(true);
    for (const id of ids) leaveGroup(sheet, id);
    expect(said(sheet)[0]?.groups).toBeUndefined();
  });

  it('moves with its cards', () => {
    const { sheet, ids } = sheetOf('un', 'deux');
    const group = gathered(sheet, ids);
    moveGroup(sheet, group, other);
    expect(said(sheet)).toMatchObject([
      { key: other, cards: [{ group }, { group }], groups: [{ id: group }] },
    ]);
  });
});
