import type { Timer } from '#domain/session/session.ts';
import { describe, expect, it } from 'vitest';
import { clockText, readTimer, timerMoment } from './timer-reading.ts';

const running = (endsAt: number): Timer => ({ state: 'running', endsAt, durationMs: 300_000, label: 'Tour' });

describe('timer (rule S2)', () => {
  it('shows minutes and seconds, rounded up', () => {
    expect(clockText(300_000)).toBe('05:00');
    expect(clockText(299_001)).toBe('05:00');
    expect(clockText(299_000)).toBe('04:59');
    expect(clockText(1)).toBe('00:01');
    expect(clockText(0)).toBe('00:00');
    expect(clockText(3_720_000)).toBe('1:02:00');
  });

  it('reads the same instant for all from the time it ends at', () => {
    const reading = readTimer(running(400_000), 250_000);
    expect(reading).toMatchObject({ remainingMs: 150_000, elapsed: 0.5, clock: '02:30', label: 'Tour' });
  });

  it('never runs below zero, even when the room has not said it is over', () => {
    expect(readTimer(running(400_000), 500_000)).toMatchObject({ state: 'done', remainingMs: 0, elapsed: 1 });
  });

  it('stands still while paused', () => {
    const timer: Timer = { state: 'paused', remainingMs: 61_000, durationMs: 300_000, label: '' };
    expect(readTimer(timer, 0).clock).toBe('01:01');
    expect(readTimer(timer, 9_999_999).clock).toBe('01:01');
  });

  it('keeps a full bar at most when minutes were added', () => {
    expect(readTimer(running(900_000), 0).elapsed).toBe(0);
  });

  it('announces one minute once, and the end', () => {
    const at = (now: number) => readTimer(running(300_000), now);
    expect(timerMoment(at(100_000), at(101_000))).toBeNull();
    expect(timerMoment(at(239_500), at(240_500))).toBe('one_minute');
    expect(timerMoment(at(240_500), at(241_500))).toBeNull();
    expect(timerMoment(at(299_500), at(300_000))).toBe('done');
  });

  it('announces what the facilitator does with it', () => {
    const idle = readTimer({ state: 'idle' }, 0);
    const run = readTimer(running(300_000), 0);
    const paused = readTimer({ state: 'paused', remainingMs: 5_000, durationMs: 300_000, label: '' }, 0);
    const done = readTimer({ state: 'done', endedAt: 0, durationMs: 300_000, label: '' }, 0);
    expect(timerMoment(idle, run)).toBe('started');
    expect(timerMoment(run, paused)).toBe('paused');
    expect(timerMoment(paused, run)).toBe('resumed');
    expect(timerMoment(run, idle)).toBe('stopped');
    const longer = readTimer(running(360_000), 1_000);
    expect(timerMoment(run, longer)).toBe('longer');
    expect(timerMoment(done, idle)).toBeNull();
    expect(timerMoment(idle, done)).toBeNull();
  });
});
