import { describe, expect, test } from 'vitest';
import type { AgendaRow } from '#db/queries/agenda.ts';
import type { HomeRows } from '#db/queries/home.ts';
import type { HandedInRow } from '#db/queries/progress.ts';
import type { SheetRow } from '#db/queries/sheets.ts';
import type { College, Role } from '#domain/people/roles.ts';
import { paca2018 } from '#domain/programmes/paca-2018.ts';
import type { Known } from '../actor.ts';
import { homeView } from './home-view.ts';

/* What each finds on the home page: their own, what they may read, what waits for them, and nothing of anyone else's. */

const NOW = 1_800_000_000_000;
const CLUSTER = {
  id: 'c',
  name: 'Cluster',
  state: 'running' as const,
  programme: paca2018.title,
  template: paca2018,
};

function someone(role: Role, college: College = 'trade'): Known {
  const isMember = role === 'member';
  const actor = {
    personId: role,
    displayName: role,
    clusterId: 'c',
    role,
    establishmentId: isMember ? 'a' : null,
    college: isMember ? college : null,
    assignedEstablishmentIds: role === 'facilitator' ? ['a'] : [],
  };
  const login = { title: 'Poste', sharedComputer: false, clusterCount: 1, clusterState: 'running' };
  return { actor, login: login as Known['login'] };
}

const establishment = (id: string) => ({
  id,
  clusterId: 'c',
  name: id,
  shortName: `Les ${id.toUpperCase()}`,
  type: '',
  status: '',
  department: '',
  headcount: null,
  colour: 0,
});

function sheet(
  id: string,
  of: {
    establishmentId?: string;
    phase?: SheetRow['phase']['state'];
    board?: string;
    college?: College;
  } = {},
): SheetRow {
  const { establishmentId = null, phase = 'current', board = 'cards', college = null } = of;
  return {
    sheet: {
      id,
      boardId: board,
      establishmentId,
      college,
      version: 1,
      sealedAt: null,
      releasedAt: null,
      revealedAt: null,
      editedAt: null,
    },
    board: {
      id: board,
      clusterId: 'c',
      title: board,
      kind: 'INITIAL_REPRESENTATIONS',
      writing: 'open',
      ownCardsOnly: false,
    },
    phase: { id: 'p', title: 'P', position: 0, state: phase },
    establishment: establishmentId ? establishment(establishmentId) : null,
  };
}

const session = (state: AgendaRow['session']['state']): AgendaRow => ({
  session: {
    id: `s-${state}`,
    clusterId: 'c',
    phaseId: 'p',
    title: 'Séance',
    state,
    startsAt: NOW,
    endsAt: NOW + 1,
    visioUrl: null,
    cancelledAt: null,
    revision: 0,
  },
  phaseTitle: 'P',
});

const handedIn = (id: string, state: HandedInRow['state'], more: Partial<HandedInRow> = {}): HandedInRow => ({
  id,
  expectedId: 'x',
  establishmentId: 'a',
  version: 1,
  state,
  submittedAt: NOW,
  transmittedAt: null,
  signingColleges: ['direction', 'trade'],
  boardId: 'cards',
  boardTitle: 'Tableau',
  sheetId: 'of-a',
  ...more,
});

const phase = (id: string) => ({
  id,
  clusterId: 'c',
  position: 0,
  kind: 'kickoff' as const,
  title: id,
  subtitle: '',
  state: 'current' as const,
  startsAt: null,
  endsAt: null,
  source: 'call' as const,
  templatePosition: null,
});

const board = (id: string, kind: string, phaseId = 'p') => ({ id, title: id, kind, phaseId });
const expected = (id: string, phaseId: string) => ({
  id,
  phaseId,
  title: `Attendu ${id}`,
  boardKind: null,
  dueAt: null,
  source: 'call' as const,
  phaseTitle: phaseId,
  phasePosition: 0,
});

function home(known: Known, rows: Partial<HomeRows> = {}) {
  const all = {
    establishments: [establishment('a'), establishment('b')],
    phases: [phase('p'), phase('q')],
    expected: [expected('x', 'p'), expected('y', 'q')],
    boards: [],
    sheets: [],
    agenda: [],
    calendar: [],
    handedIn: [],
    opinions: [],
    ...rows,
    cluster: CLUSTER,
  } as unknown as HomeRows & { cluster: typeof CLUSTER };
  return homeView(known, all, NOW);
}

describe('sheets', () => {
  const sheets = [
    sheet('of-a', { establishmentId: 'a' }),
    sheet('of-b', { establishmentId: 'b', board: 'others' }),
    sheet('of-staff-of-a', { establishmentId: 'a', college: 'staff', board: 'staff-only' }),
    sheet('of-all', { board: 'shared' }),
  ];
  const boards = ['cards', 'others', 'staff-only', 'shared'].map((id) =>
    board(id, 'INITIAL_REPRESENTATIONS'),
  );
  const seen = (known: Known) => {
    const view = home(known, { sheets, boards } as Partial<HomeRows>);
    return {
      sheets: view.sheets.map(({ sheetId }) => sheetId).sort(),
      boards: view.phases[0]!.boards.map(({ id }) => id).sort(),
    };
  };

  test.each<[Known, string[], string[]]>([
    [someone('member'), ['of-a', 'of-all'], ['cards', 'shared']],
    [someone('member', 'staff'), ['of-a', 'of-all', 'of-staff-of-a'], ['cards', 'shared', 'staff-only']],
    [someone('facilitator'), ['of-a', 'of-all', 'of-staff-of-a'], ['cards', 'shared', 'staff-only']],
    [someone('lead'), ['of-a', 'of-all', 'of-b'], ['cards', 'others', 'shared']],
    [someone('observer'), [], []],
  ])('A3, A4, A5: $actor.role finds those they may read, and their boards', (known, ofSheets, ofBoards) => {
    expect(seen(known)).toEqual({ sheets: ofSheets, boards: ofBoards });
  });

  test('A6: that of the cluster may be written on while a session is live, and only then', () => {
    const ofAll = (agenda: AgendaRow[]) =>
      home(someone('member'), { sheets: [sheet('of-all')], agenda }).sheets[0];
    expect(ofAll([session('live'), session('planned')])?.canEdit).toBe(true);
    expect(ofAll([session('planned')])?.canEdit).toBe(false);
    expect(ofAll([])?.canEdit).toBe(false);
  });

  test('what waits for this person comes first, then the current phase, the coming ones, those that are done', () => {
    const view = home(someone('member'), {
      sheets: [
        sheet('done', { establishmentId: 'a', phase: 'done' }),
        sheet('all', { phase: 'current' }),
        sheet('planned', { establishmentId: 'a', phase: 'planned' }),
        sheet('current', { establishmentId: 'a', phase: 'current' }),
      ],
    });
    expect(view.sheets.map(({ sheetId }) => sheetId)).toEqual(['current', 'planned', 'done', 'all']);
  });
});

test('a questionnaire has no sheet: it is a board of all but the observers (rule Q8)', () => {
  const boards = [board('hot', 'HOT_EVALUATION'), board('unread', 'SWOT')];
  const of = (role: Role) => home(someone(role), { boards } as Partial<HomeRows>).phases[0]!.boards;
  for (const role of ['member', 'facilitator', 'lead'] as const)
    expect(of(role)).toEqual([{ id: 'hot', title: 'hot', kind: 'HOT_EVALUATION' }]);
  expect(of('observer')).toEqual([]);
});

test('each phase has what is its own', () => {
  const boards = [board('one', 'HOT_EVALUATION', 'p'), board('two', 'HOT_EVALUATION', 'q')];
  const { phases } = home(someone('member'), { boards } as Partial<HomeRows>);
  expect(phases.map(({ boards, expected }) => [...boards, ...expected].map(({ id }) => id))).toEqual([
    ['one', 'x'],
    ['two', 'y'],
  ]);
});

test('an observer is in no session, and is told of none (rule A5)', () => {
  const rows = { agenda: [session('live')], calendar: [session('live')] } as Partial<HomeRows>;
  expect(home(someone('observer'), rows)).toMatchObject({ session: null, sessions: [] });
  expect(home(someone('member'), rows)).toMatchObject({
    session: { id: 's-live' },
    sessions: [{ id: 's-live' }],
  });
});

describe('deliverables that wait', () => {
  const waiting = (known: Known, rows: Partial<HomeRows>) => {
    const view = home(known, rows);
    return {
      toSign: view.toSign.map(({ deliverableId }) => deliverableId),
      toTransmit: view.toTransmit.map(({ deliverableId }) => deliverableId),
    };
  };
  const rows: Partial<HomeRows> = {
    handedIn: [
      handedIn('new', 'submitted'),
      handedIn('of-b', 'submitted', { establishmentId: 'b' }),
      handedIn('whole', 'validated'),
      handedIn('whole-of-b', 'validated', { establishmentId: 'b' }),
      handedIn('given', 'transmitted'),
      handedIn('old', 'superseded'),
    ],
  };

  test('A7: for a college that signs, of the establishment itself', () => {
    expect(waiting(someone('member', 'trade'), rows)).toEqual({ toSign: ['new'], toTransmit: ['whole'] });
    for (const known of [
      someone('member', 'staff'),
      someone('facilitator'),
      someone('lead'),
      someone('observer'),
    ])
      expect(waiting(known, rows), known.actor.role).toEqual({ toSign: [], toTransmit: [] });
  });

  test('D3: until one’s own college signed that very version', () => {
    const opinion = (deliverableId: string, college: College) => ({
      deliverableId,
      college,
      opinion: 'accord' as const,
      signedAt: NOW,
    });
    const signed = (deliverableId: string, college: College) =>
      waiting(someone('member', 'trade'), { ...rows, opinions: [opinion(deliverableId, college)] }).toSign;
    expect(signed('new', 'trade')).toEqual([]);
    expect(signed('new', 'direction')).toEqual(['new']);
    expect(signed('old', 'trade')).toEqual(['new']);
  });

  test('are named by what the call expects, or by their board', () => {
    const { toSign } = home(someone('member'), {
      handedIn: [handedIn('new', 'submitted'), handedIn('other', 'submitted', { expectedId: 'gone' })],
    });
    expect(toSign.map(({ title }) => title)).toEqual(['Attendu x', 'Tableau']);
  });
});
