import { describe, expect, it } from 'vitest';
import { PendingEdits, type Edit } from './pending-edits.ts';

const written = (what: object): Edit => ({ what, item: null, made: null });

describe('modifications en attente', () => {
  it('counts a text being typed once, and two texts twice', () => {
    const pending = new PendingEdits();
    const [first, second] = [{}, {}];
    pending.note(written(first));
    pending.note(written(first));
    pending.note(written(second));
    pending.note();
    pending.note();
    expect(pending.count).toBe(4);
  });

  it('counts a new item and what is written in it at once as one, and what is changed in it later as another', () => {
    const pending = new PendingEdits();
    const [card, other] = [{}, {}];
    const inside = (item: object, what: object | null = null): Edit => ({ what, item, made: null });
    pending.note({ what: null, item: null, made: card });
    pending.note(inside(card));
    pending.note(inside(card, {}));
    expect(pending.count).toBe(1);
    pending.note(inside(other));
    pending.note(inside(other));
    pending.note(inside(card));
    expect(pending.count).toBe(4);
  });

  it('is empty only when the acknowledgement covers the last message', () => {
    const pending = new PendingEdits();
    const text = {};
    pending.note(written(text));
    pending.sent();
    pending.note(written(text));
    pending.sent();
    pending.acknowledged(1);
    expect(pending.count).toBe(1);
    pending.acknowledged(2);
    expect(pending.count).toBe(0);
  });

  it('keeps an unacknowledged edit through a cut and sends it again', () => {
    const pending = new PendingEdits();
    pending.note(written({}));
    pending.sent();
    pending.connectionLost();
    expect(pending.hasUnsent).toBe(true);
    pending.sent();
    // Message numbers start again with the connection.
    pending.acknowledged(1);
    expect(pending.count).toBe(0);
  });
});
