import type { SessionSummary } from '#domain/views.ts';

/** How long before its hour a session's room is joined, so that its opening is seen at once. Milliseconds. */
const BEFORE = 12 * 60 * 60 * 1000;
/** How often the next session is looked for while there is none to join. Milliseconds. */
const LOOK_AGAIN = 5 * 60 * 1000;

/** True when this screen should be in the session's room now: going on, or about to. */
function isWorthJoining(session: SessionSummary, now: number): boolean {
  if (session.state === 'closed') return false;
  return session.state !== 'planned' || session.startsAt - now < BEFORE;
}

export type SessionSearch = {
  look: () => Promise<SessionSummary | null>;
  /** True once a session is joined, also by a page of its own. */
  attached: () => boolean;
  attach: (sessionId: string) => Promise<unknown>;
};

/**
 * Looks for the session of the day, now and every few minutes, until one is joined. Returns how to stop. A failed look is not
 * worth a word on every page: the next one comes, and the pages themselves say that the network is gone.
 */
export function findSessionOfTheDay({ look, attached, attach }: SessionSearch): () => void {
  const search = async () => {
    if (attached()) return;
    const session = await look().catch(() => null);
    if (session && isWorthJoining(session, Date.now()) && !attached())
      await attach(session.id).catch(() => null);
  };
  void search();
  const again = setInterval(() => void search(), LOOK_AGAIN);
  return () => clearInterval(again);
}
