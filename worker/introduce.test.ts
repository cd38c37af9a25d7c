import { expect, test } from 'vitest';
import { ACTOR_HEADER } from '#party/shared/protocol.ts';
import { introduce, type SessionGrant } from './introduce.ts';

const GRANT: SessionGrant = {
  actor: {
    personId: 'helene',
    name: 'Hélène « directrice »',
    role: 'member',
    college: 'direction',
    establishmentId: 'a',
    clusterId: 'c',
    follows: [],
  },
  loginId: 'login',
  issuedAt: 5,
};

const upgrade = (headers: Record<string, string> = {}, query = '') =>
  introduce(
    new Request(`https://grappe.test/rooms/session/s1${query}`, {
      headers: { upgrade: 'websocket', 'sec-websocket-key': 'k', 'sec-websocket-version': '13', ...headers },
    }),
    GRANT,
  );

test('the room is told who comes in by the Worker, letter for letter', () => {
  const said = upgrade().headers.get(ACTOR_HEADER);
  expect(JSON.parse(decodeURIComponent(said!))).toEqual(GRANT);
});

test('what a client wrote in a header of ours never reaches the room, whatever its case', () => {
  const forged = upgrade({
    [ACTOR_HEADER.toUpperCase()]: 'moi',
    'X-Forwarded-For': '10.0.0.1',
    'x-partykit-room': 'autre',
  });
  const names = [...forged.headers.keys()].filter((name) => name.startsWith('x-'));
  expect(names).toEqual([ACTOR_HEADER]);
  expect(forged.headers.get(ACTOR_HEADER)).not.toContain('moi');
});

test('the cookie and the query stay at the door; what makes a socket goes through', () => {
  const request = upgrade({ Cookie: 'grappe_login=secret' }, '?_pk=choisi&room=autre');
  expect(request.headers.get('cookie')).toBeNull();
  expect(request.url).toBe('https://grappe.test/rooms/session/s1');
  expect(request.headers.get('upgrade')).toBe('websocket');
  expect(request.headers.get('sec-websocket-key')).toBe('k');
});
