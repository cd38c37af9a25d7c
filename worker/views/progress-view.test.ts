import { expect, test } from 'vitest';
import type { HandedInRow, OpinionRow } from '#db/queries/progress.ts';
import type { Actor, Role } from '#domain/people/roles.ts';
import { progressView, type ProgressRows } from './progress-view.ts';

const NOW = 1_800_000_000_000;

const reader = (role: Role): Actor => ({
  personId: role,
  displayName: role,
  clusterId: 'c',
  role,
  establishmentId: role === 'member' ? 'e' : null,
  college: role === 'member' ? 'trade' : null,
  assignedEstablishmentIds: role === 'facilitator' ? ['e'] : [],
});

const handedIn = (state: HandedInRow['state'], version = 1): HandedInRow => ({
  id: `d${version}`,
  expectedId: 'x',
  establishmentId: 'e',
  version,
  state,
  submittedAt: NOW,
  transmittedAt: state === 'transmitted' ? NOW : null,
  signingColleges: ['direction', 'staff'],
  boardId: 'b',
  boardTitle: 'Tableau',
  sheetId: 's',
});

const opinion = (given: OpinionRow['opinion'], deliverableId = 'd1'): OpinionRow => ({
  deliverableId,
  college: 'staff',
  opinion: given,
  signedAt: 0,
});

function cell(role: Role, rows: Partial<ProgressRows>, dueAt: number | null = null) {
  const view = progressView(
    reader(role),
    {
      establishments: [
        {
          id: 'e',
          clusterId: 'c',
          name: 'É',
          shortName: 'Les Saules',
          type: '',
          status: '',
          department: '',
          headcount: null,
          colour: 0,
        },
      ],
      expected: [
        {
          id: 'x',
          phaseId: 'p',
          title: 'T',
          boardKind: 'K',
          dueAt,
          source: 'call',
          phaseTitle: 'P',
          phasePosition: 0,
        },
      ],
      handedIn: [],
      opinions: [],
      sheets: [],
      ...rows,
    },
    NOW,
  );
  return view.cells[0];
}

test('the newest version counts; a superseded one means that the next is being written', () => {
  expect(cell('member', { handedIn: [handedIn('superseded', 1), handedIn('submitted', 2)] })).toMatchObject({
    state: 'submitted',
    version: 2,
    deliverableId: 'd2',
  });
  expect(cell('member', { handedIn: [handedIn('superseded', 1)] })).toMatchObject({
    state: 'draft',
    version: 1,
  });
});

test('a désaccord blocks, and an observer does not learn it (rule A5)', () => {
  const rows = { handedIn: [handedIn('submitted')], opinions: [opinion('desaccord')] };
  for (const role of ['member', 'facilitator', 'lead'] as const) {
    expect(cell(role, rows)).toMatchObject({
      state: 'blocked',
      opinions: [{ college: 'staff', opinion: 'desaccord' }],
    });
  }
  expect(cell('observer', rows)).toMatchObject({ state: 'submitted', opinions: [], deliverableId: null });
});

test('opinions on an earlier version do not count for the newest', () => {
  const rows = {
    handedIn: [handedIn('superseded', 1), handedIn('submitted', 2)],
    opinions: [opinion('desaccord', 'd1')],
  };
  expect(cell('member', rows)).toMatchObject({ state: 'submitted', opinions: [] });
});

test('the lead opens what was transmitted, not before', () => {
  expect(cell('lead', { handedIn: [handedIn('validated')] })?.deliverableId).toBeNull();
  expect(cell('lead', { handedIn: [handedIn('transmitted')] })?.deliverableId).toBe('d1');
});

test.each([
  ['submitted', true],
  ['validated', false],
  ['transmitted', false],
] as const)('past its date and %s: late is %s', (state, late) => {
  expect(cell('member', { handedIn: [handedIn(state)] }, NOW - 1)?.late).toBe(late);
  expect(cell('member', { handedIn: [handedIn(state)] }, NOW + 1)?.late).toBe(false);
});
