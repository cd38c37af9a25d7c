import * as v from 'valibot';
import { FOLLOWING_AT_FIRST, type Following } from './following.ts';

const FollowingSchema = v.object({
  on: v.boolean(),
  seenSeq: v.pipe(v.number(), v.integer(), v.minValue(0)),
  cameFrom: v.nullable(v.string()),
});

/** Where it is kept: `sessionStorage` in a browser, so that it lives as long as the tab and no longer. */
export type TabStorage = Pick<Storage, 'getItem' | 'setItem'>;

/** One memory per person and session: the next person on a shared computer is a late joiner, not someone who went back. */
const keyOf = (sessionId: string, personId: string) => `grappe:following:${sessionId}:${personId}`;

/** What this tab remembers; that of a newcomer when it remembers nothing, something unreadable, or storage is forbidden. */
export function recallFollowing(storage: TabStorage, sessionId: string, personId: string): Following {
  try {
    const kept = storage.getItem(keyOf(sessionId, personId));
    return kept === null ? FOLLOWING_AT_FIRST : v.parse(FollowingSchema, JSON.parse(kept));
  } catch {
    return FOLLOWING_AT_FIRST;
  }
}

export function rememberFollowing(
  storage: TabStorage,
  sessionId: string,
  personId: string,
  following: Following,
): void {
  try {
    storage.setItem(keyOf(sessionId, personId), JSON.stringify(following));
  } catch {
    // Storage may be forbidden or full: the person is at worst brought along once more after a reload.
    return;
  }
}

const resultKeyOf = (sessionId: string, personId: string) => `grappe:result-read:${sessionId}:${personId}`;

/** The last vote whose result needs no call any more on this tab; '' when none. */
export function recallResultRead(storage: TabStorage, sessionId: string, personId: string): string {
  try {
    return storage.getItem(resultKeyOf(sessionId, personId)) ?? '';
  } catch {
    return '';
  }
}

export function rememberResultRead(
  storage: TabStorage,
  sessionId: string,
  personId: string,
  voteId: string,
): void {
  try {
    storage.setItem(resultKeyOf(sessionId, personId), voteId);
  } catch {
    // The call is at worst made once more after a reload.
    return;
  }
}
