import { describe, expect, it } from 'vitest';
import type { Actor, Role } from '../people/roles.ts';
import { applyToSession, sessionAt, withPublishedVote, withTurnout } from './apply.ts';
import { decideSession, type SessionCommand } from './decide.ts';
import { laterState, newSession, type SessionRecord } from './record.ts';

const NOW = 5_000_000;
const person = (role: Role, clusterId = 'cluster'): Actor => ({
  personId: `a ${role}`,
  displayName: `The ${role}`,
  clusterId,
  role,
  establishmentId: role === 'member' ? 'establishment' : null,
  college: role === 'member' ? 'staff' : null,
  assignedEstablishmentIds: [],
});
const facilitator = person('facilitator');
const sessionIn = (state: SessionRecord['state']) =>
  newSession({ sessionId: 'session', clusterId: 'cluster', state });
const after = (session: SessionRecord, command: SessionCommand, now = NOW): SessionRecord => {
  const decision = decideSession(session, command, facilitator, now);
  if (!decision.ok) throw new Error(decision.error);
  return decision.value.reduce(applyToSession, session);
};
const refusal = (session: SessionRecord, command: SessionCommand, actor = facilitator) => {
  const decision = decideSession(session, command, actor, NOW);
  return decision.ok ? null : decision.error;
};

const open: SessionCommand = { type: 'open' };
const close: SessionCommand = { type: 'close' };
const gather: SessionCommand = { type: 'gather', boardId: 'board', boardTitle: 'Priorités' };
const start: SessionCommand = { type: 'timer', timer: { type: 'start', durationMs: 60_000, label: '' } };
const notice = { voteId: 'vote', boardId: 'board', question: 'Laquelle ?', electors: 12, voters: 0 };
const announce: SessionCommand = { type: 'announce_vote', vote: notice };
const ALL = [open, close, gather, start, announce];

describe('S1: planned, lobby, live, closed', () => {
  it('opens from planned and from the lobby, closes from live', () => {
    expect(after(sessionIn('planned'), open).state).toBe('live');
    expect(after(sessionIn('lobby'), open).state).toBe('live');
    expect(after(sessionIn('live'), close).state).toBe('closed');
  });
  it('does not open twice', () => expect(refusal(sessionIn('live'), open)).toBe('session_already_open'));
  it('does not reopen, and does nothing any more once closed', () => {
    for (const command of ALL) expect(refusal(sessionIn('closed'), command)).toBe('session_closed');
  });
  it('gathers, times and votes only while live', () => {
    for (const command of [close, gather, start, announce])
      for (const state of ['planned', 'lobby'] as const)
        expect(refusal(sessionIn(state), command)).toBe('session_not_live');
  });
  it('leaves no clock running behind it', () =>
    expect(after(after(sessionIn('live'), start), close).timer).toEqual({ state: 'idle' }));
  it('is, of two accounts of it, in the later state', () => {
    expect(laterState('planned', 'live')).toBe('live');
    expect(laterState('closed', 'live')).toBe('closed');
    expect(laterState('live', 'live')).toBe('live');
  });
});

describe('A2: who may', () => {
  it.each(['member', 'observer', 'lead'] as const)('refuses a %s everything', (role) => {
    for (const command of ALL)
      for (const state of ['planned', 'live', 'closed'] as const)
        expect(refusal(sessionIn(state), command, person(role))).toBe('forbidden');
  });
  it('A1: refuses the facilitator of another cluster', () => {
    for (const command of ALL)
      expect(refusal(sessionIn('live'), command, person('facilitator', 'other'))).toBe('forbidden');
  });
});

describe('S3: a gathering reaches those who arrive later', () => {
  it('stays in the state, with a number that rises at every call', () => {
    const once = after(sessionIn('live'), gather);
    expect(once.gathering).toEqual({
      seq: 1,
      boardId: 'board',
      boardTitle: 'Priorités',
      at: NOW,
      by: 'The facilitator',
    });
    expect(after(once, gather).gathering?.seq).toBe(2);
  });
});

describe('S2: the timer', () => {
  it('is done by the clock alone', () => {
    const timed = after(sessionIn('live'), start);
    expect(sessionAt(timed, NOW + 59_999)).toBe(timed);
    expect(sessionAt(timed, NOW + 60_000).timer).toMatchObject({ state: 'done', endedAt: NOW + 60_000 });
  });
  it('refuses a pause when nothing runs', () =>
    expect(refusal(sessionIn('live'), { type: 'timer', timer: { type: 'pause' } })).toBe(
      'timer_not_running',
    ));
});

describe('the vote of a session', () => {
  const voting = after(sessionIn('live'), announce);
  it('V5: is told by its turnout alone', () => expect(voting.vote).toEqual({ ...notice, state: 'open' }));
  it('is one at a time; a repeated announcement changes nothing', () => {
    expect(refusal(voting, { type: 'announce_vote', vote: { ...notice, voteId: 'other' } })).toBe(
      'vote_already_open',
    );
    expect(after(voting, announce)).toEqual(voting);
  });
  it('must be closed before the session is', () => expect(refusal(voting, close)).toBe('vote_already_open'));
  it('has a turnout that never falls, whatever the order in which it is told', () => {
    const four = withTurnout(voting, 'vote', 4);
    expect(four.vote?.voters).toBe(4);
    expect(withTurnout(four, 'vote', 3)).toBe(four);
    expect(withTurnout(four, 'vote', 4)).toBe(four);
    expect(withTurnout(four, 'other', 9)).toBe(four);
  });
  it('V6: is published once; nothing opens it again', () => {
    const published = withPublishedVote(voting, 'vote', 7);
    expect(published.vote).toEqual({ ...notice, voters: 7, state: 'published' });
    expect(withPublishedVote(published, 'vote', 8)).toBe(published);
    expect(withTurnout(published, 'vote', 9)).toBe(published);
    expect(after(published, announce)).toEqual(published);
  });
  it('makes room for a second round, which is another vote', () => {
    const published = withPublishedVote(voting, 'vote', 7);
    const second = { ...notice, voteId: 'second' };
    expect(after(published, { type: 'announce_vote', vote: second }).vote?.voteId).toBe('second');
    // The repair of the first, arriving late, must not touch the second.
    const next = after(published, { type: 'announce_vote', vote: second });
    expect(withPublishedVote(next, 'vote', 7)).toBe(next);
  });
});
