import { describe, expect, it } from 'vitest';
import {
  rememberInstruction,
  rememberOpen,
  rememberTicks,
  tickedSteps,
  wasOpen,
  wasRead,
  type GuideStorage,
} from './guide-memory.ts';

const storage = (): GuideStorage => {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
  };
};
const forbidden: GuideStorage = {
  getItem: () => {
    throw new Error('forbidden');
  },
  setItem: () => {
    throw new Error('forbidden');
  },
};
const flow = ['Tirer une carte.', 'Discuter.'];

describe('what a browser remembers of the guide', () => {
  it('is whether it was open, and nothing at first', () => {
    const own = storage();
    expect(wasOpen(own, false)).toBeNull();
    rememberOpen(own, false, false);
    expect(wasOpen(own, false)).toBe(false);
  });

  it('is kept apart for boards as wide as the window, where an open guide hides columns', () => {
    const own = storage();
    rememberOpen(own, false, true);
    expect(wasOpen(own, true)).toBeNull();
    rememberOpen(own, true, false);
    expect([wasOpen(own, false), wasOpen(own, true)]).toEqual([true, false]);
  });

  it('is the steps ticked on each sheet, by their words', () => {
    const own = storage();
    rememberTicks(own, 'a', ['Discuter.', 'Une étape d’hier.']);
    expect(tickedSteps(own, 'a', flow)).toEqual(['Discuter.']);
    expect(tickedSteps(own, 'b', flow)).toEqual([]);
  });

  it('is nothing where storage is forbidden or holds something else', () => {
    expect(wasOpen(forbidden, false)).toBeNull();
    rememberTicks(forbidden, 'a', flow);
    expect(tickedSteps({ ...storage(), getItem: () => '{"a":1}' }, 'a', flow)).toEqual([]);
  });

  it('shows an instruction in full until it was seen, kind by kind', () => {
    const device = storage();
    expect(wasRead(device, 'SWOT')).toBe(false);
    rememberInstruction(device, 'SWOT');
    expect(wasRead(device, 'SWOT')).toBe(true);
    expect(wasRead(device, 'ACTION_PLAN')).toBe(false);
    rememberInstruction(forbidden, 'SWOT');
    expect(wasRead(forbidden, 'SWOT')).toBe(false);
  });
});
