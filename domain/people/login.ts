/*
 * How long a login lives (rule L4). Two clocks: it expires when it was not used for a while, and it ends on a fixed day
 * whatever the use, so that a stolen cookie does not live for ever. All times are milliseconds UTC.
 */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A login is moved forward at most once in this time: a page that polls must not write a row at every request. */
export const SLIDE_EVERY_MS = 5 * MINUTE;

export type LoginLife = { idleMs: number; wholeMs: number };

/** "Ordinateur partagé" keeps both short: the next person at the ward's PC must not find the session open. */
export function lifeOf(sharedComputer: boolean): LoginLife {
  return sharedComputer ? { idleMs: 2 * HOUR, wholeMs: 12 * HOUR } : { idleMs: 30 * DAY, wholeMs: 180 * DAY };
}

export type LoginTimes = { lastSeenAt: number; expiresAt: number; endsAt: number };

/** Times of a login opened now. */
export function openLogin(now: number, sharedComputer: boolean): LoginTimes {
  const { idleMs, wholeMs } = lifeOf(sharedComputer);
  return { lastSeenAt: now, expiresAt: now + idleMs, endsAt: now + wholeMs };
}

export function isLive(login: Pick<LoginTimes, 'expiresAt' | 'endsAt'>, now: number): boolean {
  return now < login.expiresAt && now < login.endsAt;
}

/** The times to write when a live login is used, or null when it was moved forward only a moment ago. */
export function slideLogin(login: LoginTimes & { sharedComputer: boolean }, now: number): LoginTimes | null {
  if (now - login.lastSeenAt < SLIDE_EVERY_MS) return null;
  const expiresAt = Math.min(now + lifeOf(login.sharedComputer).idleMs, login.endsAt);
  return { lastSeenAt: now, expiresAt, endsAt: login.endsAt };
}

/**
 * The times of the login that takes over from another on the same device, in another cluster: used now, but it ends on the day the
 * first one would have, or going back and forth would keep a stolen cookie alive for ever (rule L4).
 */
export function moveLogin(login: LoginTimes & { sharedComputer: boolean }, now: number): LoginTimes {
  const { endsAt } = login;
  return {
    lastSeenAt: now,
    expiresAt: Math.min(openLogin(now, login.sharedComputer).expiresAt, endsAt),
    endsAt,
  };
}
