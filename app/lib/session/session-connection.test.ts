import type { SessionState } from '#domain/session/session.ts';
import { CLOSE } from '#party/shared/protocol.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  retryDelay,
  SESSION_TIMES,
  SessionConnection,
  type SessionLink,
  type Socket,
} from './session-connection.ts';

const state = (now: number): SessionState => ({
  sessionId: 's1',
  state: 'live',
  timer: { state: 'idle' },
  gathering: null,
  vote: null,
  present: [],
  now,
});

class FakeSocket extends EventTarget {
  sent: string[] = [];
  closed = false;
  send(data: string): void {
    this.sent.push(data);
  }
  close(): void {
    this.closed = true;
  }
  say(data: string): void {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }
  drop(code: number): void {
    this.dispatchEvent(Object.assign(new Event('close'), { code }));
  }
}

/** A connection whose sockets, polls and events the test holds. */
function connection(poll: () => Promise<SessionState> = async () => state(7), random = () => 0.5) {
  const sockets: FakeSocket[] = [];
  const links: SessionLink['kind'][] = [];
  const states: number[] = [];
  const polls = vi.fn(poll);
  const link = new SessionConnection({
    open: () => {
      const socket = new FakeSocket();
      sockets.push(socket);
      return socket as unknown as Socket;
    },
    poll: polls,
    onState: ({ now }) => states.push(now),
    onLink: ({ kind }) => links.push(kind),
    random,
  });
  const last = () => sockets[sockets.length - 1]!;
  const speak = (now: number) => last().say(JSON.stringify({ type: 'state', state: state(now) }));
  return { link, sockets, links, states, polls, last, speak };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('connection to a session room', () => {
  it('is live once the room has spoken, and not before', () => {
    const { link, links, states, speak } = connection();
    link.start();
    expect(links).toEqual([]);
    speak(1);
    expect(links).toEqual(['live']);
    expect(states).toEqual([1]);
    link.stop();
  });

  it('comes back by itself after a short loss, without a word', async () => {
    const { link, links, sockets, last, speak, polls } = connection();
    link.start();
    speak(1);
    last().drop(1006);
    await vi.advanceTimersByTimeAsync(retryDelay(0, 0.5));
    expect(sockets).toHaveLength(2);
    speak(2);
    expect(links).toEqual(['live']);
    expect(polls).not.toHaveBeenCalled();
    link.stop();
  });

  it('polls when a proxy blocks the socket, and says so (failure case 48)', async () => {
    const { link, links, states, last, polls } = connection();
    link.start();
    last().drop(1006);
    await vi.advanceTimersByTimeAsync(0);
    expect(links).toEqual(['polling']);
    expect(states).toEqual([7]);
    const before = polls.mock.calls.length;
    await vi.advanceTimersByTimeAsync(2 * (SESSION_TIMES.pollEvery + 1_000));
    expect(polls.mock.calls.length).toBeGreaterThan(before);
    link.stop();
  });

  it('takes an upgrade that hangs for a blocked socket', async () => {
    const { link, links } = connection();
    link.start();
    await vi.advanceTimersByTimeAsync(SESSION_TIMES.openWithin + 1);
    expect(links).toEqual(['polling']);
    link.stop();
  });

  it('stops polling when the socket is back', async () => {
    const { link, links, last, speak, polls } = connection();
    link.start();
    last().drop(1006);
    await vi.advanceTimersByTimeAsync(retryDelay(0, 0.5));
    speak(9);
    const calls = polls.mock.calls.length;
    await vi.advanceTimersByTimeAsync(20_000);
    expect(links).toEqual(['polling', 'live']);
    expect(polls.mock.calls.length).toBe(calls);
    link.stop();
  });

  it('says offline when nothing answers, and recovers', async () => {
    let up = false;
    const { link, links, last } = connection(async () => {
      if (!up) throw new TypeError('network');
      return state(3);
    });
    link.start();
    last().drop(1006);
    await vi.advanceTimersByTimeAsync(0);
    expect(links).toEqual(['offline']);
    up = true;
    await vi.advanceTimersByTimeAsync(SESSION_TIMES.pollEvery + 1_000);
    expect(links).toEqual(['offline', 'polling']);
    link.stop();
  });

  it('does not come back when the room refuses for good', async () => {
    const { link, links, sockets, last } = connection();
    link.start();
    last().drop(CLOSE.forbidden);
    await vi.advanceTimersByTimeAsync(120_000);
    expect(links).toEqual(['refused']);
    expect(sockets).toHaveLength(1);
  });

  it('leaves an overloaded room alone for longer', async () => {
    const { link, sockets, last, speak } = connection();
    link.start();
    speak(1);
    last().drop(CLOSE.flood);
    await vi.advanceTimersByTimeAsync(SESSION_TIMES.politeRetry - 1);
    expect(sockets).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1 + SESSION_TIMES.politeRetry / 2 + retryDelay(0, 0.5));
    expect(sockets).toHaveLength(2);
    link.stop();
  });

  it('notices a socket cut without a word', async () => {
    const { link, sockets, speak, last } = connection();
    link.start();
    speak(1);
    await vi.advanceTimersByTimeAsync(SESSION_TIMES.pingEvery);
    expect(last().sent).toEqual(['ping']);
    await vi.advanceTimersByTimeAsync(SESSION_TIMES.pingEvery + SESSION_TIMES.longestRetry);
    expect(sockets.length).toBeGreaterThan(1);
    expect(sockets[0]!.closed).toBe(true);
    link.stop();
  });

  it('keeps a socket that answers', async () => {
    const { link, sockets, speak, last } = connection();
    link.start();
    speak(1);
    for (let i = 0; i < 5; i++) {
      await vi.advanceTimersByTimeAsync(SESSION_TIMES.pingEvery);
      last().say('pong');
    }
    expect(sockets).toHaveLength(1);
    link.stop();
  });

  it('ignores what it does not know', () => {
    const { link, states, last, speak } = connection();
    link.start();
    last().say('{');
    last().say('{"type":"tomorrow"}');
    speak(5);
    expect(states).toEqual([5]);
    link.stop();
  });
});

describe('waiting before coming back (failure case 47)', () => {
  /** Screens of one session that lost it in the same instant with `code`, each with its own share of chance. */
  const dropped = (code: number) =>
    Array.from({ length: 30 }, (_, index) => {
      const screen = connection(undefined, () => (index + 0.5) / 30);
      screen.link.start();
      screen.speak(1);
      screen.last().drop(code);
      return screen;
    });
  /** How many of them come back in each of ten slices of `within` ms. */
  const arrivals = async (screens: ReturnType<typeof dropped>, within: number): Promise<number[]> => {
    const back = () => screens.filter(({ sockets }) => sockets.length > 1).length;
    const slices: number[] = [];
    for (let slice = 0; slice < 10; slice += 1) {
      const before = back();
      await vi.advanceTimersByTimeAsync(within / 10);
      slices.push(back() - before);
    }
    screens.forEach(({ link }) => link.stop());
    return slices;
  };
  const EVENLY = Array.from({ length: 10 }, () => 3);

  it('spreads thirty screens that hear in the same instant that the network is back', async () => {
    const screens = dropped(1006);
    screens.forEach(({ link }) => link.wake());
    expect(await arrivals(screens, SESSION_TIMES.wakeWithin)).toEqual(EVENLY);
  });

  it('spreads thirty screens that a room in trouble sent away', async () => {
    const screens = dropped(CLOSE.storage_failed);
    await vi.advanceTimersByTimeAsync(SESSION_TIMES.politeRetry);
    const slices = await arrivals(screens, SESSION_TIMES.politeRetry + SESSION_TIMES.firstRetry);
    expect(slices.reduce((sum, back) => sum + back)).toBe(30);
    expect(Math.max(...slices)).toBeLessThanOrEqual(4);
  });

  it('spreads thirty screens over at least half of each wait', () => {
    for (let attempt = 0; attempt < 8; attempt++) {
      const spread = retryDelay(attempt, 1) - retryDelay(attempt, 0);
      expect(spread).toBe(retryDelay(attempt, 1) / 2);
    }
  });

  it('never waits more than a quarter of a minute', () => {
    expect(retryDelay(50, 1)).toBe(SESSION_TIMES.longestRetry);
  });
});
