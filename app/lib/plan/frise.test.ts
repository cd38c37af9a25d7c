import { expect, it } from 'vitest';
import type { PhaseView } from '#domain/views.ts';
import { aroundNow, grapeSize } from './frise.ts';

it('draws large what gathers everyone', () => {
  expect(['kickoff', 'collective', 'individual', 'intersession', 'review'].map(grapeSize)).toEqual([
    'large',
    'large',
    'medium',
    'small',
    'large',
  ]);
});

it('keeps what is around now for a narrow screen', () => {
  const phase = (position: number, state: PhaseView['state']): PhaseView => ({
    id: `p${position}`,
    position,
    kind: 'collective',
    title: '',
    subtitle: '',
    state,
    startsAt: null,
    endsAt: null,
    expected: [],
    boards: [],
  });
  const at = (states: PhaseView['state'][]) =>
    aroundNow(states.map((state, i) => phase(i, state))).map(({ position }) => position);
  expect(at(['done', 'done', 'current', 'planned', 'planned', 'planned'])).toEqual([1, 2, 3, 4]);
  expect(at(['planned', 'planned'])).toEqual([0, 1]);
  expect(at(['done', 'done'])).toEqual([1]);
});
