import { evictDurableObject, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { nanoid } from 'nanoid';
import { describe, expect, it } from 'vitest';
import type { ApartMode, Draft, WritingMode } from '#domain/draft/draft.ts';
import type { DraftBox } from '#party/draft-box.ts';
import { alarmOf, saidDuring } from './secret-tables.ts';

const boxes = env.DRAFT_BOXES as DurableObjectNamespace<DraftBox>;
type Box = DurableObjectStub<DraftBox>;
const newBox = (): Box => boxes.getByName(nanoid());
const card = (id: string, text = `Texte ${id}`): Draft => ({ id, zone: 'strengths', text });
const write = (box: Box, personId: string, draft: Draft, told: ApartMode, board: WritingMode = told) =>
  box.write(personId, { type: 'write', draft, told, board });

/** Everything the box has on disk, as text: blobs in hexadecimal. */
const onDisk = (box: Box): Promise<string> =>
  runInDurableObject(box, (_box, { storage }) => {
    const tables = storage.sql
      .exec<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'table'")
      .toArray()
      .filter(({ name }) => !name.startsWith('_cf'));
    const rows = tables.map(({ name }) => [name, storage.sql.exec(`SELECT * FROM "${name}"`).toArray()]);
    return JSON.stringify(rows, (_key, value: unknown) =>
      value instanceof ArrayBuffer
        ? [...new Uint8Array(value)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
        : value,
    );
  });

describe('writing apart', () => {
  it('W1: each author gets back their own cards, in their order, and nobody else’s', async () => {
    const box = newBox();
    await write(box, 'nadia', card('n1'), 'private');
    await write(box, 'claire', card('c1', 'secret de Claire'), 'private');
    await write(box, 'nadia', card('n2'), 'private');
    expect((await box.own('nadia')).drafts.map(({ id }) => id)).toEqual(['n1', 'n2']);
    expect(JSON.stringify(await box.own('nadia'))).not.toContain('Claire');
    expect(await box.own('marc')).toEqual({ round: 1, phase: 'writing', mode: 'private', drafts: [] });
  });

  it('W1: an id that someone else chose is one’s own card all the same', async () => {
    const box = newBox();
    await write(box, 'nadia', card('same', 'de Nadia'), 'private');
    await write(box, 'claire', card('same', 'de Claire'), 'private');
    await box.write('claire', { type: 'remove', id: 'same' });
    expect((await box.own('nadia')).drafts).toEqual([card('same', 'de Nadia')]);
    expect((await box.own('claire')).drafts).toEqual([]);
  });

  it('W3: the tally is two numbers', async () => {
    const box = newBox();
    await write(box, 'nadia', card('a'), 'anonymous');
    await write(box, 'nadia', card('b'), 'anonymous');
    await write(box, 'claire', card('c'), 'anonymous');
    expect(await box.tally()).toEqual({
      round: 1,
      phase: 'writing',
      mode: 'anonymous',
      cards: 3,
      writers: 2,
    });
  });

  it('line 35: double click, two tabs, replay: one card, and the last words count', async () => {
    const box = newBox();
    await Promise.all([1, 2, 3].map(() => write(box, 'nadia', card('a', 'premier'), 'private')));
    await box.write('nadia', { type: 'change', id: 'a', change: { text: 'dernier' } });
    expect((await box.own('nadia')).drafts).toEqual([card('a', 'dernier')]);
    expect((await box.tally()).cards).toBe(1);
  });

  it('keeps cards through an eviction', async () => {
    const box = newBox();
    await write(box, 'nadia', card('a'), 'anonymous');
    await evictDurableObject(box);
    expect((await box.own('nadia')).drafts).toEqual([card('a')]);
  });

  it('W2: anonymous cards never wait under a secret that stood beside names', async () => {
    const box = newBox();
    await write(box, 'nadia', card('a'), 'private');
    const before = /"secret":"([0-9a-f]{64})"/.exec(await onDisk(box))?.[1];
    await box.write('nadia', { type: 'remove', id: 'a' });
    await write(box, 'nadia', card('b'), 'anonymous');
    const after = await onDisk(box);
    expect(before).toBeDefined();
    expect(after).not.toContain(before);
    expect(after).not.toContain('nadia');
  });
});

describe('the reveal', () => {
  it('W7: private cards go with their authors, under fresh ids', async () => {
    const box = newBox();
    await write(box, 'nadia', card('a', 'une'), 'private');
    await write(box, 'claire', card('b', 'deux'), 'private');
    const revealed = await box.reveal(1);
    if (!revealed.ok) throw new Error(revealed.error);
    const { cards } = revealed.value;
    expect(new Map(cards.map(({ text, personId }) => [text, personId]))).toEqual(
      new Map([
        ['une', 'nadia'],
        ['deux', 'claire'],
      ]),
    );
    expect(cards.some(({ id }) => id === 'a' || id === 'b')).toBe(false);
  });

  it('W7, line 39: after an anonymous reveal nothing on disk joins anyone to a card', async () => {
    const box = newBox();
    for (const person of ['nadia', 'claire', 'marc'])
      await write(box, person, card(`de-${person}`), 'anonymous');
    const before = await onDisk(box);
    expect(before).not.toMatch(/"nadia"|"person_id"/);
    const revealed = await box.reveal(1);
    if (!revealed.ok) throw new Error(revealed.error);
    expect(revealed.value.cards.map(({ personId }) => personId)).toEqual([null, null, null]);
    const secret = /"secret":"([0-9a-f]{64})"/.exec(before)?.[1] ?? '';
    const tokens = [...before.matchAll(/"token":"([0-9a-f]{64})"/g)].map(([, token]) => token ?? '');
    expect(tokens).toHaveLength(3);
    const during = await onDisk(box);
    for (const trace of [secret, ...tokens]) expect(during).not.toContain(trace);
    await box.finish(1);
    const after = await onDisk(box);
    expect(after).not.toContain('Texte');
    expect((await box.own('nadia')).drafts).toEqual([]);
  });

  it('W7: the order says nothing of who wrote when', async () => {
    const orders = new Set<string>();
    for (let n = 0; n < 12; n += 1) {
      const box = newBox();
      for (const id of 'abcdef') await write(box, `p-${id}`, card(id, id), 'anonymous');
      const revealed = await box.reveal(1);
      if (revealed.ok) orders.add(revealed.value.cards.map(({ text }) => text).join(''));
    }
    // Twelve draws among 720 orders: a fixed order, sorted or as written, would give one.
    expect(orders.size).toBeGreaterThan(5);
  });

  it('W4, line 36: a card that races the reveal is in the batch or refused', async () => {
    const box = newBox();
    const [written, revealed, late] = await Promise.all([
      Promise.all(['a', 'b', 'c'].map((id) => write(box, id, card(id, id), 'private'))),
      box.reveal(1),
      Promise.all(['x', 'y'].map((id) => write(box, id, card(id, id), 'private'))),
    ]);
    if (!revealed.ok) throw new Error(revealed.error);
    const accepted = [...'abcxy'].filter((_id, at) => [...written, ...late][at]?.ok);
    expect(revealed.value.cards.map(({ text }) => text).sort()).toEqual(accepted);
    for (const outcome of [...written, ...late])
      if (!outcome.ok) expect(outcome.error).toBe('drafts_revealed');
  });

  it('W7: a reveal that was cut gives the very same cards again; a finished one is not repeated (W4, line 40)', async () => {
    const box = newBox();
    for (const id of 'abcd') await write(box, id, card(id), 'anonymous');
    const first = await box.reveal(1);
    await evictDurableObject(box);
    expect(await box.reveal(1)).toEqual(first);
    await box.finish(1);
    await box.finish(1);
    expect(await box.reveal(1)).toEqual({ ok: false, error: 'drafts_revealed' });
    expect(await write(box, 'a', card('late'), 'anonymous')).toEqual({ ok: false, error: 'drafts_revealed' });
  });

  it('W7, line 12: after a Worker that died the box brings the cards itself and forgets them; coming twice, as once', async () => {
    const box = newBox();
    for (const id of 'abc') await write(box, id, card(id), 'private');
    const batch = await box.reveal(1);
    await evictDurableObject(box);
    const taken: unknown[] = [];
    // The way to the sheet is cut: nothing is lost, nor said, and it is tried again.
    expect(await saidDuring(async () => void (await alarmOf(box, 'deliver', taken, false)))).toEqual([]);
    expect(await box.reveal(1)).toEqual(batch);
    expect(await alarmOf(box, 'deliver', taken)).toBe(true);
    expect(taken).toEqual([batch.ok && batch.value, batch.ok && batch.value]);
    expect(await onDisk(box)).not.toMatch(/Texte|"person_id":"[abc]"/);
    expect(await box.reveal(1)).toEqual({ ok: false, error: 'drafts_revealed' });
    expect(await alarmOf(box, 'deliver', taken)).toBe(false);
    expect(taken).toHaveLength(2);
  });

  it('W6: another round begins empty, and the reveal of the first one cannot touch it', async () => {
    const box = newBox();
    await write(box, 'a', card('a'), 'private');
    expect(await box.begin()).toEqual({ ok: false, error: 'drafts_waiting' });
    await box.reveal(1);
    expect(await box.begin()).toEqual({ ok: false, error: 'drafts_waiting' });
    await box.finish(1);
    expect(await box.begin()).toMatchObject({ ok: true, value: { round: 2, phase: 'writing', cards: 0 } });
    await write(box, 'a', card('b'), 'private');
    expect(await box.reveal(1)).toEqual({ ok: false, error: 'drafts_revealed' });
    expect((await box.tally()).cards).toBe(1);
  });
});
