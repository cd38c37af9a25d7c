import { expect, it } from 'vitest';
import { sessionInvitation, sessionMoment } from './session-words.ts';

it('says a session’s day as one would', () => {
  const at = Date.UTC(2026, 10, 24, 8, 30);
  const session = { startsAt: at, endsAt: at + 9_900_000 };
  const hours = 'de 9\u00a0h\u00a030 à 12\u00a0h\u00a015';
  expect(sessionMoment(session, at - 3_600_000)).toBe(`Aujourd’hui ${hours}`);
  expect(sessionMoment(session, at - 86_400_000)).toBe(`Demain ${hours}`);
  expect(sessionMoment(session, at - 5 * 86_400_000)).toBe(`Mardi 24 novembre ${hours}`);
});

it('calls no session the next one once its hour has gone by', () => {
  const session = { state: 'planned' as const, endsAt: 1_000 };
  expect(sessionInvitation(session, true, 999).over).toBe('Prochaine séance');
  expect(sessionInvitation(session, true, 1_001).over).toBe('Séance pas encore ouverte');
  expect(sessionInvitation({ ...session, state: 'live' }, true, 1_001).over).toBe('Séance en cours');
});
