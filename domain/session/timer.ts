import type { Outcome } from '../errors.ts';
import type { Timer, TimerCommand } from './session.ts';

/** The timer as it is at `now`: a running one that has reached its end is done, since that end and not since it was noticed. */
export function timerAt(timer: Timer, now: number): Timer {
  if (timer.state !== 'running' || now < timer.endsAt) return timer;
  const { endsAt, durationMs, label } = timer;
  return { state: 'done', endedAt: endsAt, durationMs, label };
}

/**
 * The timer after `command` at `now` (rule S2), or `timer_not_running`. Starting replaces whatever ran. Adding to a timer that
 * has just rung starts it again for the time added: that is what one does who sees it ring too early.
 */
export function commandTimer(timer: Timer, command: TimerCommand, now: number): Outcome<Timer> {
  const current = timerAt(timer, now);
  const next = nextTimer(current, command, now);
  return next ? { ok: true, value: next } : { ok: false, error: 'timer_not_running' };
}

function nextTimer(timer: Timer, command: TimerCommand, now: number): Timer | null {
  switch (command.type) {
    case 'start': {
      const { durationMs, label } = command;
      return { state: 'running', endsAt: now + durationMs, durationMs, label };
    }
    case 'pause': {
      if (timer.state !== 'running') return null;
      const { durationMs, label } = timer;
      return { state: 'paused', remainingMs: timer.endsAt - now, durationMs, label };
    }
    case 'resume': {
      if (timer.state !== 'paused') return null;
      const { durationMs, label } = timer;
      return { state: 'running', endsAt: now + timer.remainingMs, durationMs, label };
    }
    case 'add':
      return longer(timer, command.ms, now);
    case 'stop':
      return timer.state === 'idle' ? null : { state: 'idle' };
  }
}

function longer(timer: Timer, ms: number, now: number): Timer | null {
  switch (timer.state) {
    case 'idle':
      return null;
    case 'running':
      return { ...timer, endsAt: timer.endsAt + ms, durationMs: timer.durationMs + ms };
    case 'paused':
      return { ...timer, remainingMs: timer.remainingMs + ms, durationMs: timer.durationMs + ms };
    case 'done':
      return { state: 'running', endsAt: now + ms, durationMs: ms, label: timer.label };
  }
}
