import { describe, expect, it } from 'vitest';
import { PendingEdits } from './pending-edits.ts';

describe('modifications en attente', () => {
  it('counts a text being typed once, and two texts twice', () => {
    const pending = new PendingEdits();
    const [first, second] = [{}, {}];
    pending.note(first);
    pending.note(first);
    pending.note(second);
    pending.note(null);
    pending.note(null);
    expect(pending.count).toBe(4);
  });

  it('is empty only when the acknowledgement covers the last message', () => {
    const pending = new PendingEdits();
    const text = {};
    pending.note(text);
    pending.sent();
    pending.note(text);
    pending.sent();
    pending.acknowledged(1);
    expect(pending.count).toBe(1);
    pending.acknowledged(2);
    expect(pending.count).toBe(0);
  });

  it('keeps an unacknowledged edit through a cut and sends it again', () => {
    const pending = new PendingEdits();
    pending.note({});
    pending.sent();
    pending.connectionLost();
    expect(pending.hasUnsent).toBe(true);
    pending.sent();
    // Message numbers start again with the connection.
    pending.acknowledged(1);
    expect(pending.count).toBe(0);
  });
});
