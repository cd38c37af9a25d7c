import { describe, expect, it } from 'vitest';
import { FOLLOWING_AT_FIRST } from './following.ts';
import {
  recallFollowing,
  recallResultRead,
  rememberFollowing,
  rememberResultRead,
} from './following-memory.ts';

function tab() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
}
const back = { on: false, seenSeq: 3, cameFrom: '/accueil' };

describe('what a tab remembers of following', () => {
  it('survives a reload', () => {
    const storage = tab();
    rememberFollowing(storage, 's1', 'p1', back);
    expect(recallFollowing(storage, 's1', 'p1')).toEqual(back);
  });

  it('is not inherited by the next person on the same computer, nor by another session', () => {
    const storage = tab();
    rememberFollowing(storage, 's1', 'p1', back);
    expect(recallFollowing(storage, 's1', 'p2')).toEqual(FOLLOWING_AT_FIRST);
    expect(recallFollowing(storage, 's2', 'p1')).toEqual(FOLLOWING_AT_FIRST);
  });

  it('starts afresh on anything unreadable', () => {
    expect(recallFollowing({ ...tab(), getItem: () => '{"on":1}' }, 's', 'p')).toEqual(FOLLOWING_AT_FIRST);
    const forbidden = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    expect(recallFollowing({ ...tab(), getItem: forbidden }, 's', 'p')).toEqual(FOLLOWING_AT_FIRST);
    expect(() => rememberFollowing({ ...tab(), setItem: forbidden }, 's', 'p', back)).not.toThrow();
  });

  it('knows which result was read here, for this person in this session', () => {
    const storage = tab();
    expect(recallResultRead(storage, 's1', 'p1')).toBe('');
    rememberResultRead(storage, 's1', 'p1', 'v1');
    expect(recallResultRead(storage, 's1', 'p1')).toBe('v1');
    expect(recallResultRead(storage, 's1', 'p2')).toBe('');
    expect(recallResultRead(storage, 's2', 'p1')).toBe('');
  });
});
