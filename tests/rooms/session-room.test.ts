import { env } from 'cloudflare:workers';
import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { describe, expect, it } from 'vitest';
import type { Outcome } from '#domain/errors.ts';
import type { Actor, Role } from '#domain/people/roles.ts';
import type { KnownSession } from '#domain/session/record.ts';
import type { SessionActor } from '#party/session-presence.ts';
import type { SessionRoom } from '#party/session-room.ts';
import { arrive, type Seat, type SessionGuest } from './session-guest.ts';

const rooms = env.SESSION_ROOMS as DurableObjectNamespace<SessionRoom>;
const person = (role: Role): Actor => ({
  personId: `the ${role}`,
  displayName: `The ${role}`,
  clusterId: 'cluster',
  role,
  establishmentId: role === 'member' ? 'establishment' : null,
  college: role === 'member' ? 'staff' : null,
  assignedEstablishmentIds: [],
});
const facilitator = person('facilitator');

let made = 0;
function newRoom(state: KnownSession['state'] = 'planned') {
  const sessionId = `session-${++made}`;
  const known: KnownSession = { sessionId, clusterId: 'cluster', state };
  return { room: rooms.getByName(sessionId), known };
}
async function liveRoom() {
  const made = newRoom();
  value(await made.room.open(made.known, facilitator));
  return { ...made, known: { ...made.known, state: 'live' as const } };
}
function value<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.error);
  return outcome.value;
}
/** A member as the Worker tells the room of them. */
const somebody = (personId: string, change: Partial<SessionActor> = {}): SessionActor => ({
  personId,
  name: personId,
  role: 'member',
  college: 'staff',
  establishmentId: 'establishment',
  clusterId: 'cluster',
  follows: [],
  ...change,
});
const notice = { voteId: 'vote', boardId: 'board', question: 'Laquelle ?', electors: 18, voters: 0 };
const start = (durationMs: number) => ({ type: 'start', durationMs, label: 'Lecture' }) as const;

describe('what everyone sees', () => {
  it('S3: who arrives late, or comes back, has the whole state at once', async () => {
    const { room, known } = await liveRoom();
    value(await room.gather(known, facilitator, { boardId: 'board', boardTitle: 'Priorités' }));
    value(await room.timer(known, facilitator, start(600_000)));
    value(await room.announceVote(known, facilitator, notice));
    const late = await arrive(room, { personId: 'late' });
    await late.until(({ frames }) => frames.length > 0);
    expect(late.states[0]).toMatchObject({
      sessionId: known.sessionId,
      state: 'live',
      gathering: { seq: 1, boardId: 'board', by: 'The facilitator' },
      timer: { state: 'running', durationMs: 600_000 },
      vote: { ...notice, state: 'open' },
      present: [{ personId: 'late' }],
    });
  });

  it('a session nobody has opened is planned, and its lobby shows who waits', async () => {
    const { room } = newRoom();
    const first = await arrive(room, { personId: 'ana' });
    await arrive(room, { personId: 'bruno' });
    const both = await first.untilState(({ present }) => present.length === 2);
    expect(both.state).toBe('planned');
    expect(both.present.map(({ name }) => name)).toEqual(['ana', 'bruno']);
  });

  it('line 11: a command that wakes the room from hibernation finds its state and reaches its sockets', async () => {
    const { room, known } = await liveRoom();
    const guest = await arrive(room, { personId: 'ana' });
    await guest.until(({ frames }) => frames.length > 0);
    await evictDurableObject(room);
    value(await room.gather(known, facilitator, { boardId: 'board', boardTitle: 'Priorités' }));
    const gathered = await guest.untilState(({ gathering }) => gathering !== null);
    expect(gathered).toMatchObject({ state: 'live', present: [{ personId: 'ana' }] });
  });

  it('line 4: what cannot be written is told to nobody', async () => {
    const { room, known } = await liveRoom();
    const guest = await arrive(room, { personId: 'ana' });
    await guest.untilState(({ present }) => present.length === 1);
    await runInDurableObject(
      room,
      (_room, { storage }) =>
        void storage.sql.exec(
          `CREATE TRIGGER broken BEFORE INSERT ON session BEGIN SELECT RAISE(ABORT, 'disk'); END`,
        ),
    );
    const failure = await runInDurableObject(room, (instance) =>
      instance
        .gather(known, facilitator, { boardId: 'board', boardTitle: 'Priorités' })
        .then(() => null, String),
    );
    expect(failure).toContain('disk');
    await runInDurableObject(room, (_room, { storage }) => void storage.sql.exec('DROP TRIGGER broken'));
    expect(value(await room.state(known)).gathering).toBeNull();
    value(await room.timer(known, facilitator, start(600_000)));
    await guest.untilState(({ timer }) => timer.state === 'running');
    expect(guest.states.every(({ gathering }) => gathering === null)).toBe(true);
  });
});

describe('who is there', () => {
  it('L5: two devices of one person are one line, until both have left', async () => {
    const { room } = await liveRoom();
    const ana = await arrive(room, { personId: 'ana' });
    const phone = await arrive(room, { personId: 'bruno' });
    const desk = await arrive(room, { personId: 'bruno' });
    const arrived = await ana.untilState(({ present }) => present.length === 2);
    expect(arrived.present.map(({ personId }) => personId)).toEqual(['ana', 'bruno']);
    phone.leave();
    const seen = ana.frames.length;
    await ana.until(({ frames }) => frames.length > seen);
    expect(ana.states.at(-1)!.present).toHaveLength(2);
    desk.leave();
    await ana.until(({ states }) => states.at(-1)!.present.length === 1);
  });

  it('R2: identity is what the Worker said, in the words of the contract and no others', async () => {
    const { room } = await liveRoom();
    const guest = await arrive(room, {
      personId: 'ana',
      name: 'Ana Ruiz',
      establishmentId: 'e2',
      college: 'trade',
    });
    await guest.until(({ frames }) => frames.length > 0);
    expect(guest.states[0]!.present).toEqual([
      { personId: 'ana', name: 'Ana Ruiz', role: 'member', establishmentId: 'e2', college: 'trade' },
    ]);
  });

  it('A8: a person who may no longer be here is put out, on every device; the others stay', async () => {
    const { room } = await liveRoom();
    const [ana, phone, desk] = [
      await arrive(room, { personId: 'ana' }),
      await arrive(room, { personId: 'bruno', loginId: 'phone' }),
      await arrive(room, { personId: 'bruno', loginId: 'desk' }),
    ];
    await room.removeLogin('phone');
    await phone.until(({ closed }) => closed !== null);
    expect(phone.closed).toEqual({ code: 4401, reason: 'login_required' });
    expect(desk.closed).toBeNull();
    await room.refreshPeople([somebody('ana')]);
    await desk.until(({ closed }) => closed !== null);
    expect(desk.closed).toEqual({ code: 4403, reason: 'forbidden' });
    await ana.until(({ states }) => states.at(-1)?.present.length === 1);
    expect(ana.closed).toBeNull();
  });

  it('A8: who changes place is who they are now, at once, also for an upgrade on its way', async () => {
    const { room } = await liveRoom();
    const ana = await arrive(room, { personId: 'ana', name: 'Ana', college: 'staff' });
    await room.refreshPeople([somebody('ana', { college: 'trade', name: 'Ana R.' }), somebody('eva')]);
    const [now] = (await ana.untilState(({ present }) => present[0]?.college === 'trade')).present;
    expect(now).toMatchObject({ personId: 'ana', name: 'Ana R.', college: 'trade' });
    // Their rights were read before the room was told, and they arrive after.
    const issuedAt = Date.now() - 1_000;
    const late = await arrive(room, { personId: 'eva', college: 'direction', issuedAt });
    await late.until(({ frames }) => frames.length > 0);
    expect(late.states[0]!.present.find(({ personId }) => personId === 'eva')?.college).toBe('staff');
    const gone = await arrive(room, { personId: 'bruno', issuedAt });
    await gone.until(({ closed }) => closed !== null);
    expect([gone.closed!.code, gone.frames]).toEqual([4403, []]);
    await room.removeLogin('phone');
    const out = await arrive(room, { personId: 'ana', loginId: 'phone', issuedAt });
    await out.until(({ closed }) => closed !== null);
    expect([out.closed!.code, out.frames]).toEqual([4401, []]);
  });

  it('A5, line 27: a refused person is told why and sees nothing', async () => {
    const { room } = await liveRoom();
    for (const seat of [
      { personId: 'gone', refuse: 'login_required' },
      { personId: 'ars', role: 'observer' },
      { personId: 'elsewhere', clusterId: 'other' },
    ]) {
      const guest = await arrive(room, seat);
      await guest.until(({ closed }) => closed !== null);
      expect(guest.closed!.code).toBe(seat.refuse ? 4401 : 4403);
      expect(guest.frames).toEqual([]);
    }
    expect(value(await room.state({ sessionId: '', clusterId: 'cluster', state: 'live' })).present).toEqual(
      [],
    );
  });
});

describe('line 33: only the server sends states', () => {
  it.each([
    JSON.stringify({ type: 'state', state: { state: 'closed' } }),
    JSON.stringify({ type: 'gather', boardId: 'board' }),
    '',
    'PING',
    'ping ',
    new Uint8Array([0, 0, 1]).buffer,
  ])('%j closes its socket and nobody else’s', async (frame) => {
    const { room, known } = await liveRoom();
    const other = await arrive(room, { personId: 'ana' });
    const hostile = await arrive(room, { personId: 'eve' });
    hostile.send(frame);
    await hostile.until(({ closed }) => closed !== null);
    expect(hostile.closed).toEqual({ code: 4415, reason: 'unknown_message' });
    expect(value(await room.state(known)).state).toBe('live');
    expect(other.closed).toBeNull();
  });

  it('a heartbeat is answered', async () => {
    const { room } = await liveRoom();
    const guest = await arrive(room, { personId: 'ana' });
    guest.send('ping');
    await guest.until(({ frames }) => frames.includes('pong'));
    expect(guest.closed).toBeNull();
  });
});

describe('S2: the timer', () => {
  it('ends for all at the same instant, though the facilitator’s browser died and the room slept', async () => {
    const { room, known } = await liveRoom();
    const running = await arrive(room, { personId: 'the facilitator', role: 'facilitator' });
    const guests = [await arrive(room, { personId: 'ana' }), await arrive(room, { personId: 'bruno' })];
    const { timer } = value(await room.timer(known, facilitator, start(400)));
    running.leave();
    await evictDurableObject(room);
    const ends = await Promise.all(
      guests.map((guest) => guest.untilState((state) => state.timer.state === 'done')),
    );
    const endedAt = timer.state === 'running' ? timer.endsAt : NaN;
    for (const end of ends) expect(end.timer).toMatchObject({ state: 'done', endedAt, durationMs: 400 });
  });

  it('line 12: an alarm that fires twice, or too early, changes nothing', async () => {
    const { room, known } = await liveRoom();
    const guest = await arrive(room, { personId: 'ana' });
    value(await room.timer(known, facilitator, start(600_000)));
    await guest.untilState(({ timer }) => timer.state === 'running');
    expect(await runDurableObjectAlarm(room)).toBe(true);
    expect(value(await room.state(known)).timer.state).toBe('running');
    // It came too early, so it is set again.
    expect(await runInDurableObject(room, (_room, { storage }) => storage.getAlarm())).not.toBeNull();

    value(await room.timer(known, facilitator, start(1)));
    const ended = await guest.untilState(({ timer }) => timer.state === 'done');
    // The start's own news can come after the end of so short a timer: what is told next stands behind all of it.
    value(await room.gather(known, facilitator, { boardId: 'before', boardTitle: 'Enjeux' }));
    await guest.untilState(({ gathering }) => gathering?.boardId === 'before');
    const frames = guest.states.filter(({ timer }) => timer.state === 'done').length;
    await runInDurableObject(room, async (instance) => {
      await instance.onAlarm();
      await instance.onAlarm();
    });
    value(await room.gather(known, facilitator, { boardId: 'board', boardTitle: 'Priorités' }));
    await guest.untilState(({ gathering }) => gathering?.boardId === 'board');
    const done = guest.states.filter(({ timer }) => timer.state === 'done');
    expect(done).toHaveLength(frames + 1);
    expect(done.at(-1)!.timer).toEqual(ended.timer);
  });

  it('pauses, gets a minute more and goes on through an eviction', async () => {
    const { room, known } = await liveRoom();
    value(await room.timer(known, facilitator, start(600_000)));
    const paused = value(await room.timer(known, facilitator, { type: 'pause' })).timer;
    expect(paused.state).toBe('paused');
    expect(await runInDurableObject(room, (_room, { storage }) => storage.getAlarm())).toBeNull();
    await evictDurableObject(room);
    value(await room.timer(known, facilitator, { type: 'add', ms: 60_000 }));
    const { timer, now } = value(await room.timer(known, facilitator, { type: 'resume' }));
    if (paused.state !== 'paused' || timer.state !== 'running') throw new Error(timer.state);
    expect(timer.durationMs).toBe(660_000);
    expect(timer.endsAt - now).toBeLessThanOrEqual(paused.remainingMs + 60_000);
    expect(await runInDurableObject(room, (_room, { storage }) => storage.getAlarm())).toBe(timer.endsAt);
  });
});

describe('the vote of the session', () => {
  it('V5: is told by its turnout, gathered into a few messages, and never goes back', async () => {
    const { room, known } = await liveRoom();
    const guest = await arrive(room, { personId: 'ana' });
    value(await room.announceVote(known, facilitator, notice));
    await guest.untilState(({ vote }) => vote !== null);
    const before = guest.frames.length;
    await Promise.all(Array.from({ length: 18 }, (_, n) => room.turnout('vote', n + 1)));
    await room.turnout('vote', 3);
    await guest.untilState(({ vote }) => vote?.voters === 18);
    expect(guest.frames.length - before).toBeLessThan(18);
    for (const { vote } of guest.states)
      if (vote)
        expect(Object.keys(vote).sort()).toEqual([
          'boardId',
          'electors',
          'question',
          'state',
          'voteId',
          'voters',
        ]);
    const turnouts = guest.states.flatMap(({ vote }) => (vote ? [vote.voters] : []));
    expect(turnouts).toEqual(turnouts.toSorted((a, b) => a - b));
  });

  it.each([
    [
      'an establishment',
      { scope: 'establishment', establishmentId: 'mine' },
      ['ana', 'follows', 'lead'],
      ['eva', 'passes'],
    ],
    ['a college', { scope: 'college', college: 'trade' }, ['eva', 'follows', 'passes'], ['ana', 'lead']],
  ] as const)(
    'V10: of %s is told to those whose it is, and to no other',
    async (_name, electorate, told, not) => {
      const { room, known } = await liveRoom();
      const seats: Record<string, Seat> = {
        ana: { personId: 'ana', establishmentId: 'mine', college: 'staff' },
        eva: { personId: 'eva', establishmentId: 'theirs', college: 'trade' },
        follows: { personId: 'follows', role: 'facilitator', follows: ['mine'] },
        passes: { personId: 'passes', role: 'facilitator', follows: ['theirs'] },
        lead: { personId: 'lead', role: 'lead' },
      };
      const guests = new Map<string, SessionGuest>();
      for (const [name, seat] of Object.entries(seats)) guests.set(name, await arrive(room, seat));
      value(await room.announceVote(known, facilitator, { ...notice, question: 'SECRET', electorate }));
      await room.publishVote('vote', 3);
      value(await room.gather(known, facilitator, { boardId: 'after', boardTitle: 'Après' }));
      for (const name of not) {
        const guest = guests.get(name)!;
        await guest.untilState(({ gathering }) => gathering?.boardId === 'after');
        expect(guest.frames.join(), name).not.toContain('SECRET');
        const late = await arrive(room, { ...seats[name]!, loginId: 'late' });
        await late.until(({ frames }) => frames.length > 0);
        expect(late.frames.join(), name).not.toContain('SECRET');
      }
      for (const name of told) {
        const guest = guests.get(name)!;
        await guest.untilState(({ vote }) => vote?.state === 'published' && vote.question === 'SECRET');
        expect(guest.frames.join()).not.toContain('electorate');
      }
    },
  );

  it('V6: is published to all once; told twice, nobody hears it twice', async () => {
    const { room, known } = await liveRoom();
    const guest = await arrive(room, { personId: 'ana' });
    value(await room.announceVote(known, facilitator, notice));
    await room.publishVote('vote', 7);
    await guest.untilState(({ vote }) => vote?.state === 'published');
    await room.publishVote('vote', 7);
    await room.turnout('vote', 9);
    value(await room.announceVote(known, facilitator, notice));
    expect(value(await room.state(known)).vote).toEqual({ ...notice, voters: 7, state: 'published' });
  });

  it('keeps the session from closing until it is closed', async () => {
    const { room, known } = await liveRoom();
    value(await room.announceVote(known, facilitator, notice));
    expect(await room.close(known, facilitator)).toEqual({ ok: false, error: 'vote_already_open' });
    await room.publishVote('vote', 0);
    expect(value(await room.close(known, facilitator)).state).toBe('closed');
  });
});

describe('who commands', () => {
  it.each(['member', 'observer', 'lead'] as const)('A2: not a %s, whoever let them call', async (role) => {
    const { room, known } = await liveRoom();
    const actor = person(role);
    for (const outcome of [
      await room.close(known, actor),
      await room.gather(known, actor, { boardId: 'b', boardTitle: 'B' }),
      await room.timer(known, actor, start(5_000)),
      await room.announceVote(known, actor, notice),
    ])
      expect(outcome).toEqual({ ok: false, error: 'forbidden' });
  });

  it('S1: closed is the end', async () => {
    const { room, known } = await liveRoom();
    value(await room.close(known, facilitator));
    expect(await room.open(known, facilitator)).toEqual({ ok: false, error: 'session_closed' });
    await evictDurableObject(room);
    expect(value(await room.state(known)).state).toBe('closed');
  });
});

describe('the room and the database', () => {
  it('the room takes over what the database knows further than it', async () => {
    const { room, known } = newRoom('live');
    expect(value(await room.state(known)).state).toBe('live');
    value(await room.timer(known, facilitator, start(600_000)));
    const closed = value(await room.state({ ...known, state: 'closed' }));
    expect(closed).toMatchObject({ state: 'closed', timer: { state: 'idle' } });
    expect(value(await room.state(known)).state).toBe('closed');
  });

  it('R6, line 10: a row that does not read closes the room; it never starts empty', async () => {
    const { room, known } = await liveRoom();
    await runInDurableObject(
      room,
      (_room, { storage }) => void storage.sql.exec(`UPDATE session SET record = '{"state":"live"}'`),
    );
    await evictDurableObject(room);
    expect(await room.state(known)).toEqual({ ok: false, error: 'room_unreadable' });
    expect(await room.open(known, facilitator)).toEqual({ ok: false, error: 'room_unreadable' });
    const guest = await arrive(room, { personId: 'ana' });
    await guest.until(({ closed }) => closed !== null);
    expect(guest.closed).toEqual({ code: 4510, reason: 'room_unreadable' });
    await runInDurableObject(room, (_room, { storage }) =>
      expect(storage.sql.exec('SELECT record FROM session').one().record).toBe('{"state":"live"}'),
    );
  });
});
