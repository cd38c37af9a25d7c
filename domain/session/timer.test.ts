import { describe, expect, it } from 'vitest';
import type { Timer } from './session.ts';
import { commandTimer, timerAt } from './timer.ts';

const MINUTE = 60_000;
const T0 = 1_000_000;
const running: Timer = {
  state: 'running',
  endsAt: T0 + 10 * MINUTE,
  durationMs: 10 * MINUTE,
  label: 'Lecture',
};
const paused: Timer = { state: 'paused', remainingMs: 4 * MINUTE, durationMs: 10 * MINUTE, label: 'Lecture' };
const done: Timer = { state: 'done', endedAt: T0, durationMs: 10 * MINUTE, label: 'Lecture' };
const idle: Timer = { state: 'idle' };
const refused = { ok: false, error: 'timer_not_running' };
const is = (value: Timer) => ({ ok: true, value });

describe('S2: the timer is the room’s', () => {
  it('ends at its own instant, whenever that is noticed', () => {
    expect(timerAt(running, T0 + 10 * MINUTE - 1)).toBe(running);
    const ended = { state: 'done', endedAt: T0 + 10 * MINUTE, durationMs: 10 * MINUTE, label: 'Lecture' };
    expect(timerAt(running, T0 + 10 * MINUTE)).toEqual(ended);
    expect(timerAt(running, T0 + 60 * MINUTE)).toEqual(ended);
  });
  it('line 12: ringing twice is ringing once', () => {
    const once = timerAt(running, T0 + 11 * MINUTE);
    expect(timerAt(once, T0 + 12 * MINUTE)).toBe(once);
  });
  it('starts, in place of any other', () => {
    for (const timer of [idle, running, paused, done])
      expect(commandTimer(timer, { type: 'start', durationMs: MINUTE, label: 'Pause' }, T0)).toEqual(
        is({ state: 'running', endsAt: T0 + MINUTE, durationMs: MINUTE, label: 'Pause' }),
      );
  });
  it('pauses and goes on with what was left', () => {
    const stopped = commandTimer(running, { type: 'pause' }, T0 + 6 * MINUTE);
    expect(stopped).toEqual(is(paused));
    expect(commandTimer(paused, { type: 'resume' }, T0 + 60 * MINUTE)).toEqual(
      is({ ...running, endsAt: T0 + 64 * MINUTE } as Timer),
    );
  });
  it('gets a minute more, running or paused', () => {
    const more = { type: 'add', ms: MINUTE } as const;
    expect(commandTimer(running, more, T0)).toEqual(
      is({ ...running, endsAt: T0 + 11 * MINUTE, durationMs: 11 * MINUTE } as Timer),
    );
    expect(commandTimer(paused, more, T0)).toEqual(
      is({ ...paused, remainingMs: 5 * MINUTE, durationMs: 11 * MINUTE } as Timer),
    );
  });
  it('runs again for the minute added once it has rung', () =>
    expect(commandTimer(done, { type: 'add', ms: MINUTE }, T0 + 5)).toEqual(
      is({ state: 'running', endsAt: T0 + 5 + MINUTE, durationMs: MINUTE, label: 'Lecture' }),
    ));
  it('stops', () => {
    for (const timer of [running, paused, done])
      expect(commandTimer(timer, { type: 'stop' }, T0)).toEqual(is(idle));
  });
  it('refuses what makes no sense, also on a timer that has just run out unnoticed', () => {
    expect(commandTimer(idle, { type: 'pause' }, T0)).toEqual(refused);
    expect(commandTimer(idle, { type: 'resume' }, T0)).toEqual(refused);
    expect(commandTimer(idle, { type: 'add', ms: MINUTE }, T0)).toEqual(refused);
    expect(commandTimer(idle, { type: 'stop' }, T0)).toEqual(refused);
    expect(commandTimer(running, { type: 'resume' }, T0)).toEqual(refused);
    expect(commandTimer(paused, { type: 'pause' }, T0)).toEqual(refused);
    expect(commandTimer(running, { type: 'pause' }, T0 + 10 * MINUTE)).toEqual(refused);
  });
});
