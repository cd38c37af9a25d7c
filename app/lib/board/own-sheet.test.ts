import type { EstablishmentView, MeView, SheetSummary } from '#domain/views.ts';
import { describe, expect, it } from 'vitest';
import { boardsByPhase } from './boards-by-phase.ts';
import { ownSheetOf } from './own-sheet.ts';

const establishment = (id: string): EstablishmentView => ({
  id,
  name: id,
  shortName: id,
  initials: id,
  colour: 0,
});
const sheet = (sheetId: string, part: Partial<SheetSummary> = {}): SheetSummary => ({
  sheetId,
  boardId: 'b',
  boardTitle: 'Tableau',
  kind: 'PRIORITY_MAP',
  family: 'map',
  phaseTitle: 'Phase',
  establishment: null,
  college: null,
  state: 'empty',
  version: 1,
  editedAt: null,
  canEdit: false,
  ...part,
});
const me = (part: Partial<MeView>): MeView => ({
  personId: 'p',
  name: 'Claire',
  title: '',
  role: 'member',
  college: 'trade',
  collegeLabel: null,
  establishment: null,
  assigned: [],
  cluster: {
    id: 'c',
    name: 'C',
    programme: 'P',
    colleges: { direction: 'D', staff: 'S', trade: 'T', resource: 'R' },
    mention: null,
  },
  sharedComputer: false,
  clusterCount: 1,
  ...part,
});

describe('from a board to a sheet', () => {
  const sheets = [
    sheet('released', { establishment: establishment('autre'), state: 'released' }),
    sheet('editable', { establishment: establishment('tiers'), canEdit: true }),
    sheet('own', { establishment: establishment('nous') }),
  ];

  it('takes a member to their establishment’s, sealed or not', () => {
    expect(ownSheetOf(me({ establishment: establishment('nous') }), { sheets })?.sheetId).toBe('own');
  });

  it('takes a facilitator to the first they write on', () => {
    expect(ownSheetOf(me({ role: 'facilitator' }), { sheets })?.sheetId).toBe('editable');
  });

  it('takes others to what they may read, or nowhere', () => {
    expect(ownSheetOf(me({}), { sheets: sheets.slice(0, 1) })?.sheetId).toBe('released');
    expect(ownSheetOf(me({}), { sheets: [] })).toBeUndefined();
  });
});

describe('boards by phase', () => {
  it('keeps the order of the phases and leaves out those without a board', () => {
    const phase = { kind: 'collective', subtitle: '', startsAt: null, endsAt: null, expected: [] };
    const phases = boardsByPhase({
      phases: [
        {
          ...phase,
          id: '2',
          position: 2,
          title: 'Deux',
          state: 'current',
          boards: [{ id: 'b', title: 'Tableau', kind: 'PRIORITY_MAP' }],
        },
        { ...phase, id: '1', position: 1, title: 'Un', state: 'done', boards: [] },
      ],
      sheets: [sheet('s', { canEdit: true })],
      me: me({}),
    });
    expect(phases.map(({ title, current, boards }) => [title, current, boards.length])).toEqual([
      ['Deux', true, 1],
    ]);
    expect(phases[0]?.boards[0]?.sheets).toHaveLength(1);
  });
});
