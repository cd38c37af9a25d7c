import type { Gathering } from '#domain/session/session.ts';
import { boardAddress, wallAddress } from '#app/lib/addresses.ts';

/** What this screen remembers about following the group; kept for the tab, so that a reload moves nobody twice. */
export type Following = {
  /** False after « Ne plus suivre ». */
  on: boolean;
  /** Last gathering this screen answered; 0 before the first. */
  seenSeq: number;
  /** Where this person was before being brought along, for « Revenir où j’étais ». */
  cameFrom: string | null;
};

export const FOLLOWING_AT_FIRST: Following = { on: true, seenSeq: 0, cameFrom: null };

/** What is on the screen when a gathering arrives. */
export type Screen = {
  /** Path with its query, as a link would have it. */
  path: string;
  /** Words or choices would be lost by leaving: a form that was filled in and not sent. */
  unsaved: boolean;
};

export type Step =
  /** Nothing new. */
  | { go: 'stay' }
  /** Already on the board of the group. */
  | { go: 'here' }
  /** Take the screen there. */
  | { go: 'follow'; path: string }
  /** Offer a button instead: this person does not follow, or would lose what they typed. */
  | { go: 'offer'; path: string; because: 'not_following' | 'unsaved' };

/** True when `path` shows this board, one of its sheets or its wall. */
export function isOnBoard(path: string, boardId: string): boolean {
  const bare = path.replace(/[?#].*$/, '').replace(/\/$/, '');
  const at = (base: string) => bare === base || bare.startsWith(`${base}/`);
  return at(boardAddress(boardId)) || at(wallAddress(boardId));
}

/**
 * What to do about the room's gathering, and what to remember after it. A late joiner has seen none and follows (rule S3);
 * someone who went back follows again at the next one only.
 */
export function follow(
  following: Following,
  gathering: Gathering,
  screen: Screen,
): { step: Step; following: Following } {
  if (!gathering || gathering.seq <= following.seenSeq) return { step: { go: 'stay' }, following };
  const path = boardAddress(gathering.boardId);
  const seen = { ...following, seenSeq: gathering.seq };
  if (isOnBoard(screen.path, gathering.boardId)) return { step: { go: 'here' }, following: seen };
  if (!following.on) return { step: { go: 'offer', path, because: 'not_following' }, following: seen };
  if (screen.unsaved) return { step: { go: 'offer', path, because: 'unsaved' }, following: seen };
  return { step: { go: 'follow', path }, following: { ...seen, cameFrom: screen.path } };
}
