import { nanoid } from 'nanoid';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type WebSocket from 'ws';
import { auditLog, sheets } from '#db/schema.ts';
import { sheetKindOf } from '#domain/boards/catalogue.ts';
import { encodeSyncStep1, readFrame, type Frame } from '#party/shared/messages.ts';
import { openSheetDoc, projectSheet } from '#party/shared/sheet-doc.ts';
import * as Y from 'yjs';
import { as, type Caller } from './caller.ts';
import { database } from './database.ts';
import { knock } from './room-door.ts';
import { seedCluster, type SeededCluster } from './seed.ts';

const KIND = sheetKindOf('INITIAL_REPRESENTATIONS');
if (KIND?.family !== 'cards') throw new Error('the seeded board is not of cards');
const ZONE = KIND.zones[0]?.key ?? '';
const SECRET = 'Les nuits à deux agents';

/** Someone with the sheet open: every frame they get, and the document they end with. */
class Witness {
  readonly frames: Buffer[] = [];
  readonly sheet = openSheetDoc(new Y.Doc());
  readonly socket: WebSocket;
  #changes = new Set<() => void>();

  constructor(socket: WebSocket, first: Buffer) {
    this.socket = socket;
    this.#read(first);
    socket.on('message', (data: Buffer) => this.#read(data));
    socket.send(encodeSyncStep1(Y.encodeStateVector(this.sheet.doc)));
  }

  static async open(caller: Caller, sheetId: string): Promise<Witness> {
    const entrance = await knock(`/rooms/sheet/${sheetId}`, { cookie: caller.cookie });
    if (entrance.outcome !== 'open') throw new Error(entrance.outcome);
    return new Witness(entrance.socket, entrance.first);
  }

  get texts(): string[] {
    if (!KIND) return [];
    const projection = projectSheet(this.sheet, KIND);
    return projection.family === 'cards'
      ? projection.zones.flatMap(({ cards }) => cards.map(({ text }) => text))
      : [];
  }

  get statuses() {
    return this.#decoded().flatMap((frame) => (frame.type === 'status' ? [frame.status] : []));
  }

  /** Resolves when `condition` holds; looks again at every frame. */
  async until(condition: () => boolean): Promise<void> {
    while (!condition())
      await new Promise<void>((resolve) => {
        const change = () => {
          this.#changes.delete(change);
          resolve();
        };
        this.#changes.add(change);
      });
  }

  #decoded(): Frame[] {
    return this.frames.map((frame) => readFrame(new Uint8Array(frame)));
  }

  #read(data: Buffer): void {
    this.frames.push(data);
    const frame = readFrame(new Uint8Array(data));
    if (frame.type === 'syncStep2' || frame.type === 'update') Y.applyUpdate(this.sheet.doc, frame.update);
    for (const change of [...this.#changes]) change();
  }
}

let cluster: SeededCluster;
let people: Record<'nadia' | 'claire' | 'anne' | 'marc' | 'observer' | 'lead' | 'aminata', Caller>;
let witnesses: Witness[] = [];
const path = (rest = '/drafts', sheet = cluster.sheet.a) => `/api/sheets/${sheet}${rest}`;
const board = () => `/api/boards/${cluster.boardId}`;
const draft = (text: string, told = 'private', id: string = nanoid()) => ({ id, zone: ZONE, text, told });
const watch = async (caller: Caller, sheet = cluster.sheet.a) => {
  const witness = await Witness.open(caller, sheet);
  witnesses.push(witness);
  return witness;
};
const setMode = async (writing: string) => {
  const reply = await people.anne.patch(board(), { writing });
  if (reply.status !== 200) throw new Error(reply.text);
};

beforeEach(async () => {
  cluster = await seedCluster();
  const { staffA, tradeA, facilitatorA, facilitatorB, observer, lead, tradeB } = cluster;
  const [nadia, claire, anne, marc, watcher, paul, aminata] = await Promise.all(
    [staffA, tradeA, facilitatorA, facilitatorB, observer, lead, tradeB].map(as),
  );
  people = { nadia, claire, anne, marc, observer: watcher, lead: paul, aminata } as typeof people;
});
afterEach(() => {
  for (const { socket } of witnesses) socket.close();
  witnesses = [];
});

describe('before the reveal', () => {
  it('W1, line 34: no frame and no reply to anyone else says a word of it', async () => {
    await setMode('private');
    const seen = await Promise.all([watch(people.anne), watch(people.claire)]);
    const mine = await people.nadia.post(path(), draft(SECRET));
    expect(mine.body).toMatchObject({ mode: 'private', tally: null, drafts: [{ text: SECRET }] });

    const replies = await Promise.all(
      [people.anne, people.claire, people.lead].flatMap((caller) =>
        [path(), path(''), board(), `${board()}/drafts`, '/api/home', '/api/progress'].map((url) =>
          caller.get(url),
        ),
      ),
    );
    for (const { text } of replies) {
      expect(text).not.toContain(SECRET);
      expect(text).not.toContain(mine.body.drafts[0].id);
    }
    // Something that the room surely sends after the card: had it sent the card, it would be there too.
    await people.anne.patch(board(), { ownCardsOnly: true });
    for (const witness of seen) {
      await witness.until(() => witness.statuses.length > 1);
      expect(Buffer.concat(witness.frames).toString()).not.toContain(SECRET);
      expect(witness.texts).toEqual([]);
    }
  });

  it('W3: two numbers for who manages the board, and nothing for anyone else', async () => {
    await setMode('anonymous');
    await people.nadia.post(path(), draft('une', 'anonymous'));
    await people.nadia.post(path(), draft('deux', 'anonymous'));
    await people.claire.post(path(), draft('trois', 'anonymous'));
    for (const caller of [people.anne, people.lead])
      expect((await caller.get(path())).body).toMatchObject({ drafts: [], tally: { cards: 3, writers: 2 } });
    expect((await people.claire.get(path())).body).toMatchObject({
      tally: null,
      drafts: [{ text: 'trois' }],
    });
    expect((await people.anne.get(`${board()}/drafts`)).body.sheets).toContainEqual({
      sheetId: cluster.sheet.a,
      cards: 3,
      writers: 2,
    });
    expect((await people.claire.get(`${board()}/drafts`)).body.error).toBe('forbidden');
  });

  it('lines 27, 31: who may not write on the sheet writes no card for it', async () => {
    await setMode('private');
    for (const [caller, error] of [
      [people.aminata, 'sheet_not_released'],
      [people.marc, 'sheet_not_released'],
      [people.observer, 'forbidden'],
      [people.lead, 'sheet_read_only'],
    ] as const)
      expect((await caller.post(path(), draft(SECRET))).body.error).toBe(error);
    expect((await people.anne.get(path())).body.tally).toEqual({ cards: 0, writers: 0 });
  });

  it('line 35: sending twice, from two tabs, makes one card; changing and removing are the author’s', async () => {
    await setMode('private');
    const card = draft(SECRET);
    await Promise.all([people.nadia.post(path(), card), people.nadia.post(path(), card)]);
    expect((await people.claire.patch(path(`/drafts/${card.id}`), { text: 'volé' })).body.error).toBe(
      'draft_gone',
    );
    expect((await people.claire.delete(path(`/drafts/${card.id}`))).status).toBe(200);
    expect((await people.nadia.patch(path(`/drafts/${card.id}`), { text: 'mieux dit' })).body.drafts).toEqual(
      [{ id: card.id, zone: ZONE, text: 'mieux dit' }],
    );
    expect((await people.nadia.delete(path(`/drafts/${card.id}`))).body.drafts).toEqual([]);
  });

  it('W2: refuses a card told in another mode, an unknown zone, no words', async () => {
    expect((await people.nadia.post(path(), draft(SECRET))).body.error).toBe('writing_changed');
    await setMode('anonymous');
    expect((await people.nadia.post(path(), draft(SECRET, 'private'))).body.error).toBe('writing_changed');
    expect(
      (await people.nadia.post(path(), { ...draft(SECRET, 'anonymous'), zone: 'ailleurs' })).status,
    ).toBe(400);
    expect((await people.nadia.post(path(), draft('   ', 'anonymous'))).status).toBe(400);
  });

  it('W8: the sheet is not handed in while a card waits, and stays open to people', async () => {
    await setMode('private');
    await people.nadia.post(path(), draft(SECRET));
    const submitted = await people.nadia.post(path('/submit'), {
      expectedDeliverableId: cluster.expected.late,
    });
    expect(submitted.body.error).toBe('drafts_waiting');
    expect((await people.nadia.post(path(), draft('encore'))).status).toBe(200);
  });

  it('W6: the mode does not change under waiting cards; the option of own cards does', async () => {
    await setMode('private');
    await people.nadia.post(path(), draft(SECRET));
    expect((await people.anne.patch(board(), { writing: 'open' })).body.error).toBe('drafts_waiting');
    expect((await people.anne.patch(board(), { ownCardsOnly: true })).status).toBe(200);
    expect((await people.anne.get(path(''))).body.writing).toMatchObject({
      mode: 'private',
      ownCardsOnly: true,
    });
    expect((await people.nadia.patch(board(), { writing: 'open' })).body.error).toBe('forbidden');
  });
});

describe('the reveal', () => {
  it('W7: everyone connected gets the cards and learns that writing is open', async () => {
    await setMode('private');
    const [anne, claire] = await Promise.all([watch(people.anne), watch(people.claire)]);
    await people.nadia.post(path(), draft('de Nadia'));
    await people.claire.post(path(), draft('de Claire'));
    const revealed = await people.anne.post(path('/reveal'), { round: 1 });
    expect(revealed.body.writing).toMatchObject({ mode: 'open', boardMode: 'private' });
    for (const witness of [anne, claire]) {
      await witness.until(() => witness.statuses.at(-1)?.cards?.writing === 'open');
      expect(witness.texts.sort()).toEqual(['de Claire', 'de Nadia']);
    }
    expect((await people.nadia.get(path())).body).toMatchObject({
      phase: 'revealed',
      drafts: [],
      mode: 'open',
    });
  });

  it('W4, line 40: once; what comes after is refused', async () => {
    await setMode('private');
    const card = draft(SECRET);
    await people.nadia.post(path(), card);
    const [first, second] = await Promise.all([
      people.anne.post(path('/reveal'), { round: 1 }),
      people.anne.post(path('/reveal'), { round: 1 }),
    ]);
    expect([first.status, second.status].filter((status) => status === 200).length).toBeGreaterThan(0);
    expect((await people.anne.post(path('/reveal'), { round: 1 })).body.error).toBe('drafts_revealed');
    const late = await people.nadia.post(path(), draft('trop tard'));
    expect(late.body.error).toBe('drafts_revealed');
    expect((await people.nadia.patch(path(`/drafts/${card.id}`), { text: 'x' })).body.error).toBe(
      'drafts_revealed',
    );
    const witness = await watch(people.claire);
    await witness.until(() => witness.texts.length > 0);
    expect(witness.texts).toEqual([SECRET]);
  });

  it('line 36: cards that race it are on the sheet or refused', async () => {
    await setMode('private');
    const texts = Array.from({ length: 12 }, (_, n) => `carte ${n}`);
    const replies = await Promise.all([
      ...texts.map((text) => people.nadia.post(path(), draft(text))),
      people.anne.post(path('/reveal'), { round: 1 }),
    ]);
    const taken = texts.filter((_text, at) => replies[at]?.status === 200);
    for (const { status, body } of replies.slice(0, 12))
      if (status !== 200) expect(body.error).toBe('drafts_revealed');
    const witness = await watch(people.claire);
    await witness.until(() => witness.texts.length >= taken.length);
    expect(witness.texts.sort()).toEqual(taken.sort());
  });

  it('W7, line 39: the database keeps how many and nothing else', async () => {
    await setMode('anonymous');
    await people.nadia.post(path(), draft(SECRET, 'anonymous'));
    await people.anne.post(path('/reveal'), { round: 1 });
    const lines = await database().select().from(auditLog).where(eq(auditLog.subject, cluster.sheet.a));
    expect(lines.map(({ action, personId, detail }) => ({ action, personId, detail }))).toEqual([
      { action: 'sheet.reveal', personId: cluster.facilitatorA.personId, detail: { round: 1, cards: 1 } },
    ]);
  });

  it('is for the facilitator who follows the sheet', async () => {
    await setMode('private');
    for (const [caller, error] of [
      [people.nadia, 'forbidden'],
      [people.marc, 'sheet_not_released'],
      [people.lead, 'sheet_read_only'],
      [people.observer, 'forbidden'],
    ] as const)
      expect((await caller.post(path('/reveal'), { round: 1 })).body.error).toBe(error);
  });

  it('W4: of a college’s sheet is its facilitator’s too, who writes nothing there', async () => {
    await setMode('private');
    const sheet = cluster.sheet.staffOfA;
    await people.nadia.post(path('/drafts', sheet), draft('entre nous'));
    expect((await people.anne.post(path('/drafts', sheet), draft('de passage'))).body.error).toBe(
      'sheet_read_only',
    );
    expect((await people.anne.get(`/api/sheets/${sheet}`)).body).toMatchObject({
      canEdit: false,
      writing: { canReveal: true },
    });
    for (const caller of [people.marc, people.lead, people.claire]) {
      expect((await caller.post(path('/reveal', sheet), { round: 1 })).body.error).toBe('forbidden');
    }
    expect((await people.anne.post(path('/reveal', sheet), { round: 1 })).status).toBe(200);
    const witness = await watch(people.nadia, sheet);
    await witness.until(() => witness.texts.includes('entre nous'));
  });

  it('W6: another round on the same sheet, and only on that one', async () => {
    await setMode('private');
    await people.nadia.post(path(), draft('première manche'));
    await people.anne.post(path('/reveal'), { round: 1 });
    expect((await people.anne.post(path('/round'), { mode: 'private' })).body.writing.mode).toBe('private');
    expect((await people.nadia.get(path())).body).toMatchObject({ round: 2, phase: 'writing', drafts: [] });
    await people.nadia.post(path(), draft('deuxième manche'));
    expect((await people.anne.post(path('/reveal'), { round: 1 })).body.error).toBe('drafts_revealed');
    expect((await people.anne.post(path('/reveal'), { round: 2 })).status).toBe(200);
    const [row] = await database().select().from(sheets).where(eq(sheets.id, cluster.sheet.a));
    expect(row?.revealedAt).not.toBeNull();
  });
});
