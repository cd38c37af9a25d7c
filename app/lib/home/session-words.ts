import type { SessionSummary } from '#domain/views.ts';
import { dayKey, time, weekday } from '#app/lib/french/dates.ts';

/** « Aujourd’hui de 9 h 30 à 12 h », « Demain… », « Mardi 24 novembre… ». */
export function sessionMoment(
  session: Pick<SessionSummary, 'startsAt' | 'endsAt'>,
  now: number = Date.now(),
): string {
  const hours = `de ${time(session.startsAt)} à ${time(session.endsAt)}`;
  const on = dayKey(session.startsAt);
  if (on === dayKey(now)) return `Aujourd’hui ${hours}`;
  if (on === dayKey(now + 86_400_000)) return `Demain ${hours}`;
  const written = weekday(session.startsAt);
  return `${written.charAt(0).toLocaleUpperCase('fr')}${written.slice(1)} ${hours}`;
}

/** What the card says above the title and on its button. `runs`: this person is a facilitator. */
export function sessionInvitation(
  { state, endsAt }: Pick<SessionSummary, 'state' | 'endsAt'>,
  runs: boolean,
  now: number = Date.now(),
): { over: string; button: string } {
  if (state === 'live') return { over: 'Séance en cours', button: 'Rejoindre la séance' };
  if (state === 'lobby') return { over: 'La salle est ouverte', button: 'Entrer dans la séance' };
  if (state === 'closed') return { over: 'Séance terminée', button: 'Revoir la séance' };
  // Its hour went by and nobody opened it: it is not the next one, and may still be held.
  const over = endsAt < now ? 'Séance pas encore ouverte' : 'Prochaine séance';
  return { over, button: runs ? 'Préparer et ouvrir la séance' : 'Voir la séance' };
}
