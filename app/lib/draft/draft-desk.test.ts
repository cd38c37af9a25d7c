import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '#app/lib/api-error.ts';
import type { Draft } from '#domain/draft/draft.ts';
import type { DraftsView } from '#domain/views.ts';
import { DraftDesk, type DraftRequests } from './draft-desk.ts';

/** A server that keeps cards, and can be told to fail. */
class Server implements DraftRequests {
  kept: Draft[] = [];
  failure: ApiError | null = null;
  readonly calls: string[] = [];
  phase: DraftsView['phase'] = 'writing';

  readonly load = () => this.#answer('load');
  readonly write = (draft: Draft) =>
    this.#answer('write', () => (this.kept = [...this.kept.filter(({ id }) => id !== draft.id), draft]));
  readonly change = (id: string, change: { text: string; zone: string }) =>
    this.#answer(
      'change',
      () => (this.kept = this.kept.map((draft) => (draft.id === id ? { id, ...change } : draft))),
    );
  readonly remove = (id: string) =>
    this.#answer('remove', () => (this.kept = this.kept.filter((draft) => draft.id !== id)));

  #answer(call: string, work: () => unknown = () => {}): Promise<DraftsView> {
    this.calls.push(call);
    if (this.failure) return Promise.reject(this.failure);
    work();
    return Promise.resolve({
      round: 1,
      phase: this.phase,
      mode: this.phase === 'writing' ? 'private' : 'open',
      drafts: this.phase === 'writing' ? this.kept : [],
      tally: null,
    });
  }
}

let server: Server;
let desk: DraftDesk;
beforeEach(() => {
  vi.useFakeTimers();
  server = new Server();
  desk = new DraftDesk(server, 'private');
});
afterEach(() => {
  desk.destroy();
  vi.useRealTimers();
});
const first = () => {
  const card = desk.cards[0];
  if (!card) throw new Error('no card');
  return card;
};

describe('« Enregistré » is the server’s word', () => {
  it('a card is saved when the server answered, once typing pauses', async () => {
    desk.add('strengths');
    desk.write(first(), 'Les nuits');
    expect(first().state).toBe('writing');
    expect(desk.atRisk).toBe(true);
    await vi.runAllTimersAsync();
    expect(server.calls).toEqual(['write']);
    expect(first().state).toBe('saved');
    expect(desk.atRisk).toBe(false);
  });

  it('what is typed while it is on its way is sent after it', async () => {
    desk.add('strengths');
    desk.write(first(), 'Les');
    const sending = desk.send(first());
    desk.write(first(), 'Les nuits');
    await sending;
    expect(first().state).toBe('writing');
    await vi.runAllTimersAsync();
    expect(server.calls).toEqual(['write', 'change']);
    expect(server.kept[0]?.text).toBe('Les nuits');
    expect(first().state).toBe('saved');
  });

  it('without network it waits, says so, and goes when it is back', async () => {
    server.failure = new ApiError('network_failed');
    desk.add('strengths');
    desk.write(first(), 'Les nuits');
    await desk.send(first());
    expect(first().state).toBe('waiting');
    expect(desk.atRisk).toBe(true);
    server.failure = null;
    await vi.runAllTimersAsync();
    expect(first().state).toBe('saved');
    expect(server.kept.map(({ text }) => text)).toEqual(['Les nuits']);
  });
});

describe('what its writer erased or took away is on the server no more', () => {
  const saved = async (): Promise<void> => {
    desk.add('strengths');
    desk.write(first(), 'Un reproche');
    await desk.send(first());
  };

  it('an emptied card is taken back, and may be written again', async () => {
    await saved();
    desk.write(first(), ' ');
    expect(desk.atRisk).toBe(true);
    await vi.runAllTimersAsync();
    expect(server.kept).toEqual([]);
    expect(desk.atRisk).toBe(false);
    desk.write(first(), 'Autre chose');
    await vi.runAllTimersAsync();
    expect(server.kept.map(({ text }) => text)).toEqual(['Autre chose']);
  });

  it('a card emptied while it is on its way is taken back after it', async () => {
    desk.add('strengths');
    desk.write(first(), 'Un reproche');
    const sending = desk.send(first());
    desk.write(first(), '');
    await sending;
    await vi.runAllTimersAsync();
    expect(server.calls).toEqual(['write', 'remove']);
    expect(server.kept).toEqual([]);
  });

  it('a card removed while it is on its way does not stay there', async () => {
    desk.add('strengths');
    desk.write(first(), 'Un reproche');
    const sending = desk.send(first());
    await Promise.all([desk.remove(first()), sending]);
    expect(server.kept).toEqual([]);
    expect(desk.cards).toEqual([]);
  });

  it('neither does one whose answer was lost on the way back', async () => {
    desk.add('strengths');
    desk.write(first(), 'Un reproche');
    server.failure = new ApiError('network_failed');
    server.kept = [{ id: first().id, zone: 'strengths', text: 'Un reproche' }];
    await desk.send(first());
    server.failure = null;
    await desk.remove(first());
    expect(server.kept).toEqual([]);
  });
});

it('what was typed last is sent when the page is left before a pause', async () => {
  desk.add('strengths');
  desk.write(first(), 'Les nuits');
  const sending = desk.send(first());
  desk.write(first(), 'Les nuits de garde');
  desk.destroy();
  await sending;
  await vi.runAllTimersAsync();
  expect(server.kept.map(({ text }) => text)).toEqual(['Les nuits de garde']);
});

describe('W4: a card that arrives after the reveal', () => {
  it('is refused, keeps its words here, and is not sent again', async () => {
    server.failure = new ApiError('drafts_revealed');
    desk.add('strengths');
    desk.write(first(), 'Trop tard');
    await desk.send(first());
    expect(first()).toMatchObject({ state: 'refused', code: 'drafts_revealed', text: 'Trop tard' });
    desk.write(first(), 'Trop tard, vraiment');
    await vi.runAllTimersAsync();
    expect(server.calls).toEqual(['write']);
  });

  it('stays when the others leave for the sheet', async () => {
    desk.add('strengths');
    desk.write(first(), 'Partie');
    await desk.send(first());
    desk.add('strengths');
    const late = desk.cards[1];
    if (!late) throw new Error('no second card');
    desk.write(late, 'Restée');
    server.phase = 'revealed';
    await desk.load();
    expect(desk.cards.map(({ text }) => text)).toEqual(['Restée']);
    expect(desk.apart).toBe(false);
  });
});

it('a card changed on another device is followed; one being typed here is not replaced', async () => {
  server.kept = [
    { id: 'a', zone: 'strengths', text: 'une' },
    { id: 'b', zone: 'strengths', text: 'deux' },
  ];
  await desk.load();
  desk.write(first(), 'une, ici');
  server.kept = server.kept.map((draft) => ({ ...draft, text: `${draft.text} ailleurs` }));
  await desk.load();
  expect(desk.cards.map(({ text }) => text)).toEqual(['une, ici', 'deux ailleurs']);
});
