import type { Gathering } from '#domain/session/session.ts';
import { describe, expect, it } from 'vitest';
import { FOLLOWING_AT_FIRST, follow, isOnBoard } from './following.ts';

const gathering = (seq: number, boardId = 'b1'): Gathering => ({
  seq,
  boardId,
  boardTitle: 'Cartographie',
  at: 0,
  by: 'Lucie',
});
const home = { path: '/', unsaved: false };

describe('following the group (rule S3)', () => {
  it('brings a late joiner to where the group is', () => {
    const { step, following } = follow(FOLLOWING_AT_FIRST, gathering(4), home);
    expect(step).toEqual({ go: 'follow', path: '/tableaux/b1' });
    expect(following).toEqual({ on: true, seenSeq: 4, cameFrom: '/' });
  });

  it('moves a screen once per gathering, so that going back is possible', () => {
    const { following } = follow(FOLLOWING_AT_FIRST, gathering(1), home);
    expect(follow(following, gathering(1), home).step).toEqual({ go: 'stay' });
    expect(follow(following, gathering(2), home).step.go).toBe('follow');
  });

  it('does not move who is already there', () => {
    const { step, following } = follow(FOLLOWING_AT_FIRST, gathering(1), {
      path: '/tableaux/b1/feuilles/s2?vue=liste',
      unsaved: false,
    });
    expect(step).toEqual({ go: 'here' });
    expect(following.cameFrom).toBeNull();
  });

  it('offers a button to who stopped following', () => {
    const { step } = follow({ ...FOLLOWING_AT_FIRST, on: false }, gathering(1), home);
    expect(step).toEqual({ go: 'offer', path: '/tableaux/b1', because: 'not_following' });
  });

  it('never takes away a form that is being filled in', () => {
    const { step } = follow(FOLLOWING_AT_FIRST, gathering(1), { path: '/votes/v1', unsaved: true });
    expect(step).toEqual({ go: 'offer', path: '/tableaux/b1', because: 'unsaved' });
  });

  it('does not take one board for another whose id begins alike', () => {
    expect(isOnBoard('/tableaux/b1', 'b1')).toBe(true);
    expect(isOnBoard('/tableaux/b1/', 'b1')).toBe(true);
    expect(isOnBoard('/mur/b1', 'b1')).toBe(true);
    expect(isOnBoard('/tableaux/b12', 'b1')).toBe(false);
  });
});
