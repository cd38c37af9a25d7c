import { describe, expect, it } from 'vitest';
import { recallView, rememberView } from './view-memory.ts';

function storage() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, to: string) => kept.set(key, to),
  };
}
const forbidden = () => {
  throw new DOMException('denied', 'SecurityError');
};

describe('the view of a table', () => {
  it('is remembered for one person and one kind', () => {
    const kept = storage();
    rememberView(() => kept, 'anne', 'ACTION_PLAN', 'timeline');
    expect(recallView(() => kept, 'anne', 'ACTION_PLAN', 'lines')).toBe('timeline');
    expect(recallView(() => kept, 'marc', 'ACTION_PLAN', 'lines')).toBe('lines');
    expect(recallView(() => kept, 'anne', 'PROJECT_TIMELINE', 'lines')).toBe('lines');
  });

  it('is what the kind opens on when nothing readable is kept', () => {
    const kept = storage();
    kept.setItem('grappe:table-view:anne:ACTION_PLAN', 'sideways');
    expect(recallView(() => kept, 'anne', 'ACTION_PLAN', 'timeline')).toBe('timeline');
    expect(recallView(forbidden, 'anne', 'ACTION_PLAN', 'lines')).toBe('lines');
    expect(() => rememberView(forbidden, 'anne', 'ACTION_PLAN', 'lines')).not.toThrow();
  });
});
