import { describe, expect, test } from 'vitest';
import { isLive, lifeOf, moveLogin, openLogin, SLIDE_EVERY_MS, slideLogin } from './login.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = 1_800_000_000_000;

describe('a login (rule L4)', () => {
  test('lives 30 days idle and 180 in all; 2 and 12 hours on a shared computer', () => {
    expect(lifeOf(false)).toEqual({ idleMs: 30 * DAY, wholeMs: 180 * DAY });
    expect(lifeOf(true)).toEqual({ idleMs: 2 * HOUR, wholeMs: 12 * HOUR });
    expect(openLogin(NOW, true)).toEqual({
      lastSeenAt: NOW,
      expiresAt: NOW + 2 * HOUR,
      endsAt: NOW + 12 * HOUR,
    });
  });

  test.each([false, true])('used all the time, ends on its last instant (shared: %s)', (sharedComputer) => {
    let login = { ...openLogin(NOW, sharedComputer), sharedComputer };
    const step = lifeOf(sharedComputer).idleMs - 1;
    let last = NOW;
    for (let now = NOW; isLive(login, now); now += step) {
      last = now;
      login = { ...login, ...(slideLogin(login, now) ?? {}) };
      expect(login.expiresAt).toBeLessThanOrEqual(login.endsAt);
    }
    expect(last).toBeLessThan(NOW + lifeOf(sharedComputer).wholeMs);
    expect(isLive(login, login.endsAt - 1)).toBe(true);
    expect(isLive(login, login.endsAt)).toBe(false);
  });

  test('not used, expires at its instant', () => {
    const login = openLogin(NOW, false);
    expect(isLive(login, NOW + 30 * DAY - 1)).toBe(true);
    expect(isLive(login, NOW + 30 * DAY)).toBe(false);
  });

  test('is moved forward at most once in a while', () => {
    const login = { ...openLogin(NOW, false), sharedComputer: false };
    expect(slideLogin(login, NOW + SLIDE_EVERY_MS - 1)).toBeNull();
    expect(slideLogin(login, NOW + SLIDE_EVERY_MS)).toEqual({
      lastSeenAt: NOW + SLIDE_EVERY_MS,
      expiresAt: NOW + SLIDE_EVERY_MS + 30 * DAY,
      endsAt: NOW + 180 * DAY,
    });
  });

  test.each([false, true])(
    'moved to another cluster, ends no later for it (shared: %s)',
    (sharedComputer) => {
      const { idleMs, wholeMs } = lifeOf(sharedComputer);
      const first = { ...openLogin(NOW, sharedComputer), sharedComputer };
      const late = NOW + wholeMs - 1000;
      expect(moveLogin(first, late)).toEqual({
        lastSeenAt: late,
        expiresAt: first.endsAt,
        endsAt: first.endsAt,
      });
      expect(moveLogin(first, NOW + 1000).expiresAt).toBe(NOW + 1000 + idleMs);
    },
  );
});
