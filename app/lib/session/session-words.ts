import type { SessionLink } from './session-connection.ts';
import type { TimerMoment, TimerReading } from './timer-reading.ts';
import { plural } from '#app/lib/french/numbers.ts';

/** « 5 minutes », « 1 minute et 30 secondes »: a duration as it is said aloud. Milliseconds, rounded up to the second. */
export function durationText(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const parts = [
    [Math.floor(seconds / 3600), 'heure'],
    [Math.floor(seconds / 60) % 60, 'minute'],
    [seconds % 60, 'seconde'],
  ] as const;
  const said = parts.filter(([count]) => count > 0).map(([count, word]) => plural(count, word));
  return said.length > 0 ? said.join(' et ') : plural(0, 'seconde');
}

/** What the live region says of the timer. */
export function timerSentence(moment: TimerMoment, reading: TimerReading): string {
  const left = durationText(reading.remainingMs);
  switch (moment) {
    case 'started':
      return reading.label ? `${reading.label}\u00a0: minuteur lancé, ${left}.` : `Minuteur lancé, ${left}.`;
    case 'paused':
      return `Minuteur en pause, il reste ${left}.`;
    case 'resumed':
      return `Le minuteur repart, il reste ${left}.`;
    case 'longer':
      return `Temps ajouté, il reste ${left}.`;
    case 'one_minute':
      return 'Il reste une minute.';
    case 'done':
      return 'Le temps est écoulé.';
    case 'stopped':
      return 'Le minuteur est arrêté.';
  }
}

/** What is said of the link to the session, null when there is nothing to say. */
export function linkSentence(link: SessionLink['kind']): string | null {
  switch (link) {
    case 'connecting':
    case 'live':
      return null;
    case 'polling':
      return 'Le réseau bloque le direct\u00a0: cette barre se met à jour toutes les 5 secondes.';
    case 'offline':
      return 'Séance injoignable pour le moment. Nouvel essai en cours.';
    case 'refused':
      return 'La séance ne vous est plus ouverte. Rechargez la page.';
  }
}
