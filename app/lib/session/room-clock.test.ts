import { describe, expect, it } from 'vitest';
import { RoomClock } from './room-clock.ts';

describe('room clock (rule S2)', () => {
  it('corrects a computer whose clock is three minutes slow', () => {
    let local = 1_000_000;
    const clock = new RoomClock(() => local);
    clock.sample(1_180_000);
    local += 500;
    expect(clock.now()).toBe(1_180_500);
  });

  it('trusts the message that travelled fastest', () => {
    let local = 0;
    const clock = new RoomClock(() => local);
    local = 900;
    clock.sample(10_000); // 900 ms on the way
    local = 1_040;
    clock.sample(11_000); // 40 ms on the way
    local = 2_700;
    clock.sample(12_000); // 700 ms on the way
    expect(clock.now()).toBe(2_700 + 9_960);
  });

  it('is the local clock until the room has spoken', () => {
    expect(new RoomClock(() => 42).now()).toBe(42);
  });

  it('forgets what it measured before the computer slept', () => {
    let local = 0;
    const clock = new RoomClock(() => local);
    clock.sample(50_000);
    for (let i = 0; i < 8; i++) {
      local += 1_000;
      clock.sample(local + 20_000);
    }
    expect(clock.now()).toBe(local + 20_000);
  });
});
