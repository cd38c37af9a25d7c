import { expect, test } from 'vitest';
import { bretagne2019 } from '../programmes/bretagne-2019.ts';
import { paca2018 } from '../programmes/paca-2018.ts';
import { draftPhases, planPhase } from './phase-plan.ts';

const bretagne = draftPhases(bretagne2019, '2026-01-01', '2026-12-31');
const paca = draftPhases(paca2018, '2026-01-01', '2026-12-31');

test('F7: a phase of the call keeps its words and what it asks for, wherever it stands', () => {
  for (const [position, phase] of paca.entries())
    expect(planPhase(phase, paca2018)).toMatchObject({
      kind: paca2018.phases[position]!.kind,
      title: paca2018.phases[position]!.title,
      source: 'call',
      expected: paca2018.phases[position]!.expected,
    });
});

test('F7: another call’s phase brings its words as Grappe’s, until its title changes', () => {
  const borrowed = paca[1]!;
  const planned = planPhase(borrowed, bretagne2019);
  expect(planned).toMatchObject({ title: 'Temps collectif 1', source: 'grappe' });
  expect(planned.expected.map(({ title }) => title)).toEqual(
    paca2018.phases[1]!.expected.map(({ title }) => title),
  );
  expect(new Set(planned.expected.map(({ source }) => source))).toEqual(new Set(['grappe']));
  expect(planPhase({ ...borrowed, title: 'Lancer' }, bretagne2019).source).toBe('cluster');
});

test('F7: a phase of one’s own asks for nothing', () => {
  const own = { ...bretagne[0]!, template: null, kind: 'review' as const, title: ' Bilan ' };
  expect(planPhase(own, bretagne2019)).toEqual({
    kind: 'review',
    title: 'Bilan',
    subtitle: '',
    source: 'cluster',
    expected: [],
    boards: [],
  });
});
