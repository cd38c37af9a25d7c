import type { Timer } from '#domain/session/session.ts';

/** What the shared timer shows at one instant. */
export type TimerReading = {
  state: Timer['state'];
  /** Milliseconds left, never below zero; 0 when idle. */
  remainingMs: number;
  /** Part of the duration that has passed, from 0 to 1. */
  elapsed: number;
  /** « 04:59 », « 1:02:00 » beyond an hour. */
  clock: string;
  label: string;
};

const MINUTE = 60_000;

/** Whole seconds are rounded up, so that a timer of five minutes starts on 05:00 and 00:00 means it is over. */
export function clockText(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const pad = (n: number) => String(n).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours > 0 ? `${hours}:${pad(minutes)}:${pad(seconds % 60)}` : `${pad(minutes)}:${pad(seconds % 60)}`;
}

/** Reads a timer at `roomNow` (milliseconds UTC by the room's clock). */
export function readTimer(timer: Timer, roomNow: number): TimerReading {
  switch (timer.state) {
    case 'idle':
      return { state: 'idle', remainingMs: 0, elapsed: 0, clock: clockText(0), label: '' };
    case 'done':
      return { state: 'done', remainingMs: 0, elapsed: 1, clock: clockText(0), label: timer.label };
    case 'running':
    case 'paused': {
      const left = timer.state === 'running' ? timer.endsAt - roomNow : timer.remainingMs;
      const remainingMs = Math.max(0, left);
      return {
        // The room says `done` a moment later; nobody should see a running timer at zero meanwhile.
        state: timer.state === 'running' && remainingMs === 0 ? 'done' : timer.state,
        remainingMs,
        elapsed: Math.min(1, Math.max(0, 1 - remainingMs / timer.durationMs)),
        clock: clockText(remainingMs),
        label: timer.label,
      };
    }
  }
}

/** What a screen reader is told. Each second would bury everything else that is said in the room. */
export type TimerMoment = 'started' | 'paused' | 'resumed' | 'longer' | 'one_minute' | 'done' | 'stopped';

/** Milliseconds that only a command adds: a clock set right against the room's moves by less. */
const ADDED = 30_000;

/** The moment to announce between two readings, or null. Crossing one minute counts only while the timer runs. */
export function timerMoment(before: TimerReading, after: TimerReading): TimerMoment | null {
  if (before.state !== after.state) {
    if (after.state === 'done') return before.state === 'idle' ? null : 'done';
    if (after.state === 'idle') return before.state === 'done' ? null : 'stopped';
    if (after.state === 'paused') return before.state === 'running' ? 'paused' : null;
    return before.state === 'paused' ? 'resumed' : 'started';
  }
  if (after.remainingMs - before.remainingMs >= ADDED) return 'longer';
  const crossed = before.remainingMs > MINUTE && after.remainingMs <= MINUTE && after.remainingMs > 0;
  return after.state === 'running' && crossed ? 'one_minute' : null;
}
