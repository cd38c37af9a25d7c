import type { SheetKind } from '#domain/boards/kind.ts';
import { SHEET_LIMITS } from '#domain/sheet/limits.ts';
import { Authors } from '#party/authors.ts';
import { ClientIds, SERVER_AUTHOR } from '#party/client-ids.ts';
import { Guard } from '#party/guard.ts';
import { FORM_ITEM, openSheetDoc, writeTemplate, type SheetDoc } from '#party/shared/sheet-doc.ts';
import { gather, leaveGroup, prepareGroup, ungather } from '#party/shared/gathering.ts';
import {
  addCard,
  addRow,
  deleteItem,
  editText,
  moveCard,
  setCell,
  setMark,
  setMeasure,
} from '#party/shared/sheet-edits.ts';
import type { SheetRoom } from '#party/sheet-room.ts';
import { runInDurableObject } from 'cloudflare:test';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { CARDS, FORM, MAP, mustKind, newRoom, TABLE } from './rooms.ts';
import { faultOf } from './valid-sheet.ts';

/** Deterministic numbers in [0, 1): a failure can be looked at again. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A document that has what `doc` has, for someone to edit. */
function copyOf(doc: Y.Doc, clientId?: number): ReturnType<typeof openSheetDoc> {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  if (clientId !== undefined) copy.clientID = clientId;
  return openSheetDoc(copy);
}

/** One honest edit by `clientId` on top of `doc`, as bytes. */
function honestEdit(doc: Y.Doc, kind: SheetKind, clientId: number, random: () => number): Uint8Array {
  const sheet = copyOf(doc, clientId);
  const before = Y.encodeStateVector(sheet.doc);
  const updates: Uint8Array[] = [];
  sheet.doc.on('update', (update: Uint8Array) => updates.push(update));
  const ids = [...sheet.items.keys()];
  const id = ids[Math.floor(random() * ids.length)] ?? '';
  const texts = [...(sheet.items.get(id)?.values() ?? [])].filter((value) => value instanceof Y.Text);
  const text = texts[Math.floor(random() * texts.length)];
  const choice = random();
  // Half of it is the newest gestures' own keys: groups, marks, dated measures, choices of a form.
  if (id && random() < 0.5 && newerGesture(sheet, kind, id, random))
    return updates[0] ?? empty(sheet.doc, before);
  if (kind.family === 'form' || (choice < 0.4 && text)) {
    if (text) editText(text, 0, text.length > 3 ? 2 : 0, 'mots ');
  } else if (choice < 0.5 && id) deleteItem(sheet, id);
  else if (kind.family === 'table') {
    const date = kind.columns.find(({ type }) => type === 'date');
    if (choice < 0.7 && id && date) setCell(sheet, id, date.key, '2026-05-04');
    else addRow(sheet, kind, { cells: {} });
  } else {
    const place = kind.family === 'map' ? { x: 1 + random() * 4, y: null } : { zone: kind.zones[0]!.key };
    if (choice < 0.7 && id) moveCard(sheet, id, place);
    else addCard(sheet, kind, place, { text: 'Carte' });
  }
  return updates[0] ?? empty(sheet.doc, before);
}

const empty = (doc: Y.Doc, before: Uint8Array): Uint8Array => Y.encodeStateAsUpdate(doc, before);

/** What was added to sheets after the first families: a gesture of it, in one edit. False where the kind has none. */
function newerGesture(sheet: SheetDoc, kind: SheetKind, id: string, random: () => number): boolean {
  const pick = <T>(all: readonly T[]): T | undefined => all[Math.floor(random() * all.length)];
  if (kind.family === 'cards') {
    const mark = pick(kind.marks ?? []);
    if (mark && random() < 0.4) setMark(sheet, id, mark.key, random() < 0.6);
    else if (random() < 0.3) prepareGroup(sheet, id);
    else {
      const group = pick([...sheet.items].filter(([, item]) => item.get('isGroup') === true));
      if (!group) prepareGroup(sheet, id);
      else if (random() < 0.5) gather(sheet, [id], group[0]);
      else if (random() < 0.5) leaveGroup(sheet, id);
      else ungather(sheet, group[0]);
    }
    return true;
  }
  if (kind.family === 'table') {
    const column = kind.columns.find(({ type }) => type === 'measures');
    if (!column) return false;
    const day = `2026-${String(1 + Math.floor(random() * 12)).padStart(2, '0')}-1${Math.floor(random() * 10)}`;
    setMeasure(sheet, id, column.key, day, random() < 0.2 ? null : Math.round(random() * 1000) / 8);
    return true;
  }
  if (kind.family !== 'form') return false;
  const field = pick(kind.fields.filter(({ choices }) => choices));
  if (!field) return false;
  setCell(sheet, FORM_ITEM, field.key, pick(field.choices ?? [])?.key ?? null);
  return true;
}

/** Counts changes of the newest gestures' keys on the sheet, as they come: a fuzz that never reached them proves nothing. */
function countNewerKeys({ items }: SheetDoc): () => number {
  const isNewer = (key: string): boolean => key === 'group' || key.startsWith('mark.') || key.includes('@');
  let count = 0;
  items.observeDeep((events) => {
    for (const { keys } of events) count += [...keys.keys()].filter(isNewer).length;
  });
  return () => count;
}

/** Bit flips, changed bytes, cuts, doubled ends: what a broken or hostile client could send. */
function damaged(update: Uint8Array, random: () => number): Uint8Array {
  const at = (): number => Math.floor(random() * update.length);
  const copy = update.slice();
  const choice = random();
  if (choice < 0.55) {
    const flips = 1 + Math.floor(random() * 3);
    for (let n = 0; n < flips; n += 1) {
      const index = at();
      copy[index] = (copy[index] ?? 0) ^ (1 << Math.floor(random() * 8));
    }
    return copy;
  }
  if (choice < 0.75) {
    copy[at()] = Math.floor(random() * 256);
    return copy;
  }
  if (choice < 0.9) return copy.slice(0, at());
  const [from, to] = [at(), at()].sort((a, b) => a - b);
  return new Uint8Array([...copy.slice(0, to), ...copy.slice(from ?? 0)]);
}

/** Scratch and document hold the same. Where Yjs happens to cut its structs may differ, and means nothing. */
function assertSame(guard: Guard, doc: Y.Doc): void {
  const scratch = openSheetDoc(new Y.Doc()).doc;
  Y.applyUpdate(scratch, guard.state());
  expect(Y.equalSnapshots(Y.snapshot(scratch), Y.snapshot(doc))).toBe(true);
  expect(scratch.getMap('items').toJSON()).toEqual(doc.getMap('items').toJSON());
}

/** Feeds `rounds` damaged updates to a guard on a real room's storage. Returns how they fared. */
function fuzz(
  storage: DurableObjectStorage,
  kind: SheetKind,
  seed: number,
  rounds: number,
): Record<string, number> {
  const random = seeded(seed);
  const { doc } = openSheetDoc(new Y.Doc());
  writeTemplate(doc, kind);
  const newerKeys = countNewerKeys(openSheetDoc(doc));
  const clientIds = new ClientIds(storage.sql);
  const authors = new Authors(storage.sql);
  clientIds.claim(doc.clientID, SERVER_AUTHOR);
  const guard = new Guard(kind, clientIds, authors, () => [Y.encodeStateAsUpdate(doc)]);
  const people = [
    { personId: 'ana', clientId: 101 },
    { personId: 'bob', clientId: 2_000_000_202 },
  ];
  const tally: Record<string, number> = { accepted: 0, refused: 0, nothing: 0 };
  for (let round = 0; round < rounds; round += 1) {
    const { personId, clientId } = people[Math.floor(random() * people.length)] ?? {
      personId: 'ana',
      clientId: 101,
    };
    const honest = honestEdit(doc, kind, clientId, random);
    // One in eight is honest, so that the sheet grows under the attack.
    const update = round % 8 === 0 ? honest : damaged(honest, random);
    const verdict = guard.examine(update, {
      personId,
      mayNot: null,
      mayWeigh: SHEET_LIMITS.updateBytes,
      newClientIdsLeft: 5,
    });
    tally[verdict.outcome] = (tally[verdict.outcome] ?? 0) + 1;
    if (verdict.outcome === 'accepted') {
      Y.applyUpdate(doc, verdict.update);
      const fault = faultOf(doc, kind);
      if (fault) throw new Error(`seed ${seed}, round ${round}: ${fault}`);
    } else if (round % 8 === 0 && verdict.outcome === 'refused') {
      throw new Error(`seed ${seed}, round ${round}: an honest edit was refused: ${verdict.detail}`);
    }
    if (verdict.outcome === 'accepted' || round % 25 === 0) assertSame(guard, doc);
  }
  return { ...tally, newerKeys: newerKeys() };
}

/** Marks on cards, and measures by day. */
const SORT = mustKind('ESSENTIALS_SORT', 'cards');
const MEASURED = mustKind('EXPERIMENT_CRITERIA', 'table');

describe('failures 14–22: thousands of damaged updates', () => {
  it.each(
    [CARDS, MAP, TABLE, FORM, SORT, MEASURED].map((kind, index) => ({ kind, seed: 20_261_122 + index })),
  )(
    '$kind.key: refused, or the sheet stays within its schema; scratch and document never differ',
    async ({ kind, seed }) => {
      const tally = await runInDurableObject(newRoom(), (_room: SheetRoom, { storage }) =>
        fuzz(storage, kind, seed, 1_500),
      );
      if (kind.family === 'cards' || kind === MEASURED) expect(tally.newerKeys).toBeGreaterThan(10);
      expect(tally.refused).toBeGreaterThan(500);
      expect(tally.accepted).toBeGreaterThan(180);
    },
    120_000,
  );
});
