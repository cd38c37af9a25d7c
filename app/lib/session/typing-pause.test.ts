import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TypingPause } from './typing-pause.ts';

/** Whether `pause()` is over after `ms` of which a key is pressed every `keyEvery` ms. */
async function isOverAfter(typing: TypingPause, ms: number, keyEvery = Infinity): Promise<boolean> {
  let over = false;
  void typing.pause().then(() => (over = true));
  for (let at = 0; at < ms; at += 100) {
    if (at > 0 && at % keyEvery === 0) typing.key();
    await vi.advanceTimersByTimeAsync(100);
  }
  return over;
}

describe('waiting for the end of a word', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());
  const newTyping = () => new TypingPause(() => Date.now());

  it('does not keep someone who is not typing', async () => {
    expect(await isOverAfter(newTyping(), 100)).toBe(true);
  });

  it('waits while keys come, and goes once they stop', async () => {
    const typing = newTyping();
    typing.key();
    expect(await isOverAfter(typing, 1_000)).toBe(false);
    expect(await isOverAfter(typing, 1_600)).toBe(true);
  });

  it('does not wait for ever', async () => {
    const typing = newTyping();
    typing.key();
    expect(await isOverAfter(typing, 4_500, 500)).toBe(false);
    typing.key();
    expect(await isOverAfter(typing, 5_200, 500)).toBe(true);
  });
});
