import { describe, expect, it } from 'vitest';
import { durationText, timerSentence } from './session-words.ts';
import { readTimer } from './timer-reading.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('what is said of the timer', () => {
  it('says durations aloud', () => {
    expect(plain(durationText(300_000))).toBe('5 minutes');
    expect(plain(durationText(90_000))).toBe('1 minute et 30 secondes');
    expect(plain(durationText(3_600_000))).toBe('1 heure');
    expect(plain(durationText(0))).toBe('0 seconde');
  });

  it('names the step that starts', () => {
    const reading = readTimer(
      { state: 'running', endsAt: 120_000, durationMs: 120_000, label: 'Lecture' },
      0,
    );
    expect(plain(timerSentence('started', reading))).toBe('Lecture : minuteur lancé, 2 minutes.');
  });
});
