import { describe, expect, test } from 'vitest';
import { emptyPerson } from '../people/person-draft.ts';
import { paca2018 } from '../programmes/paca-2018.ts';
import { checkCluster, checkFrame, seatsOf } from './check-cluster.ts';
import type { ClusterDraft } from './cluster-draft.ts';

const establishment = {
  key: 'lilas',
  name: 'EHPAD Les Lilas',
  shortName: 'Les Lilas',
  type: 'EHPAD',
  status: '',
  department: '13',
  headcount: null,
  colour: 0,
};
const draft = (more: Partial<ClusterDraft> = {}): ClusterDraft => ({
  key: 'a-draft-of-one-cluster',
  programme: 'PACA',
  name: 'Cluster Provence',
  territory: 'Provence',
  start: '2026-01-05',
  end: '2027-06-30',
  phases: paca2018.phases.map(({ title, kind }, position) => ({
    template: { programme: paca2018.code, position },
    kind,
    title,
    suggested: false,
    start: '2026-01-05',
    end: '2026-01-05',
  })),
  establishments: [establishment],
  people: [{ ...emptyPerson(), name: 'Claire Aubrelle', college: 'trade', establishment: 'lilas' }],
  ...more,
});
const issues = (more: Partial<ClusterDraft> = {}) =>
  checkCluster(draft(more), paca2018, []).map(({ path, code }) => `${path} ${code}`);
const frame = (more: Partial<ClusterDraft>) =>
  checkFrame(draft(more)).map((one) => `${one.path} ${one.code}`);
const phasesWith = (change: Partial<ClusterDraft['phases'][number]>) =>
  draft().phases.map((phase, index) => (index === 1 ? { ...phase, ...change } : phase));

describe('C2: what keeps a draft from becoming a cluster', () => {
  test('is nothing for a whole one, warnings included', () => {
    expect(issues()).toEqual([]);
    const alone = { ...emptyPerson(), name: 'Adjointe', college: 'staff' as const, establishment: 'lilas' };
    expect(issues({ people: [{ ...alone, isDeputy: true }] })).toEqual([]);
  });
  test('is a programme nobody declared', () =>
    expect(checkCluster(draft(), undefined, [])).toEqual([{ path: 'programme', code: 'programme_unknown' }]));
  test('is no phase at all, one of the call twice, or one that no call has (rule F7)', () => {
    const all = draft().phases;
    const from = (programme: string, position: number) => ({ ...all[0]!, template: { programme, position } });
    expect(issues({ phases: [] })).toEqual(['phases no_phase']);
    expect(issues({ phases: [...all, all[0]!] })).toEqual(['phases phases_changed']);
    expect(issues({ phases: [...all, from(paca2018.code, 13)] })).toEqual(['phases phases_changed']);
    expect(issues({ phases: [...all, from('CORSE-2027', 0)] })).toEqual(['phases phases_changed']);
    expect(issues({ phases: all.slice(1).toReversed() })).toEqual([]);
    expect(issues({ phases: [{ ...all[0]!, template: null }, from('BRETAGNE-2019-2020', 0)] })).toEqual([]);
  });
  test('is a phase without words, with too many, or whose days are missing or reversed', () => {
    expect(issues({ phases: phasesWith({ title: '  ' }) })).toEqual(['phases.1.title title_missing']);
    expect(issues({ phases: phasesWith({ title: 'x'.repeat(160) }) })).toEqual([]);
    expect(issues({ phases: phasesWith({ title: 'x'.repeat(161) }) })).toEqual([
      'phases.1.title name_too_long',
    ]);
    expect(issues({ phases: phasesWith({ start: '' }) })).toEqual(['phases.1.start day_missing']);
    expect(issues({ phases: phasesWith({ end: '2026-02-30' }) })).toEqual(['phases.1.end day_missing']);
    expect(issues({ phases: phasesWith({ end: '2026-01-04' }) })).toEqual(['phases.1.end days_reversed']);
  });
  test('is no establishment, and each that is wrong beside those above it', () => {
    expect(issues({ establishments: [], people: [] })).toEqual(['establishments no_establishment']);
    const second = { ...establishment, key: 'pre', colour: 1 };
    expect(issues({ establishments: [establishment, second] })).toEqual([
      'establishments.1.name name_repeated',
    ]);
  });
  test('is more establishments than a draft carries, or a number of people that is none', () => {
    const many = Array.from({ length: 41 }, (_, at) => ({
      ...{ ...establishment, key: `e${at}`, colour: at % 6 },
      ...{ name: `EHPAD ${at}`, shortName: `${String.fromCharCode(65 + (at % 26))}${at}` },
    }));
    expect(issues({ establishments: many, people: [] })).toContain(
      'establishments.40.name too_many_establishments',
    );
    expect(issues({ establishments: [{ ...establishment, headcount: -3 }] })).toEqual([
      'establishments.0.headcount headcount_wrong',
    ]);
  });
  test('is an error among the people, by line and field', () => {
    const nobody = { ...emptyPerson(), name: '', college: 'staff' as const, establishment: 'lilas' };
    expect(issues({ people: [...draft().people, nobody] })).toEqual(['people.1.name name_missing']);
  });
});

describe('name, territory and dates, of a draft or of a cluster that runs', () => {
  test('a name of 160 characters at most, spaces around it not counted', () => {
    expect(frame({ name: '   ' })).toEqual(['name name_missing']);
    expect(frame({ name: ` ${'x'.repeat(160)} ` })).toEqual([]);
    expect(frame({ name: 'x'.repeat(161) })).toEqual(['name name_too_long']);
    expect(frame({ territory: ` ${'x'.repeat(160)} ` })).toEqual([]);
    expect(frame({ territory: 'x'.repeat(161) })).toEqual(['territory name_too_long']);
  });
  test('both days, in their order, five years apart at most', () => {
    expect(frame({ start: '', end: '' })).toEqual(['start day_missing', 'end day_missing']);
    expect(frame({ start: '2026-02-01', end: '2026-01-31' })).toEqual(['end days_reversed']);
    expect(frame({ start: '2026-02-01', end: '2026-02-01' })).toEqual([]);
    expect(frame({ start: '2026-01-01', end: '2031-01-05' })).toEqual([]);
    expect(frame({ start: '2026-01-01', end: '2031-01-06' })).toEqual(['end too_long']);
  });
});

test('seats are those of the programme’s teams and of the three colleges of most calls, once each', () => {
  expect(seatsOf({ team: { forms: [] } })).toEqual(['direction', 'staff', 'trade']);
  expect(seatsOf({ team: { forms: [{ colleges: ['resource', 'staff'] } as never] } })).toEqual([
    'direction',
    'staff',
    'trade',
    'resource',
  ]);
});
