import type { TimerCommand } from '#domain/session/session.ts';
import type { SessionSummary, SessionView } from '#domain/views.ts';
import type { VoteDraft } from '#domain/vote/vote.ts';
import { api, ask } from '#app/lib/api.ts';

/* The API of sessions, as the screens use it. Every function throws `ApiError`. */

const sessions = api.sessions[':id'];
const of = (id: string) => ({ param: { id } });

export const loadSession = (id: string): Promise<SessionView> => ask(sessions.$get(of(id)));

/** The session of the day as the home page knows it; null when none is planned. */
export async function sessionOfTheDay(): Promise<SessionSummary | null> {
  return (await ask(api.home.$get())).session;
}

export const openSession = (id: string): Promise<SessionView> => ask(sessions.open.$post(of(id)));

export const closeSession = (id: string): Promise<SessionView> => ask(sessions.close.$post(of(id)));

export const gather = (id: string, boardId: string): Promise<SessionView> =>
  ask(sessions.gather.$post({ ...of(id), json: { boardId } }));

export const commandTimer = (id: string, command: TimerCommand): Promise<SessionView> =>
  ask(sessions.timer.$post({ ...of(id), json: command }));

export const openVote = (id: string, draft: VoteDraft) =>
  ask(sessions.votes.$post({ ...of(id), json: draft }));
