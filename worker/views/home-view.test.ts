import { describe, expect, test } from 'vitest';
import type { AgendaRow } from '#db/queries/agenda.ts';
import { sessionToShow } from './home-view.ts';

const NOW = 1_800_000_000_000;
const HOUR = 3_600_000;

function session(id: string, startsIn: number, state: AgendaRow['session']['state'] = 'planned'): AgendaRow {
  const startsAt = NOW + startsIn;
  return {
    session: {
      id,
      clusterId: 'c',
      phaseId: 'p',
      title: id,
      state,
      startsAt,
      endsAt: startsAt + 3 * HOUR,
      visioUrl: null,
      cancelledAt: null,
      revision: 0,
    },
    phaseTitle: 'Temps collectif 1',
  };
}

describe('the session of the home page', () => {
  test('is the one going on, even when another starts before', () => {
    expect(sessionToShow([session('soon', HOUR), session('on', 2 * HOUR, 'live')], NOW)?.id).toBe('on');
  });

  test('is one that was never closed the same day, not one of last week', () => {
    expect(sessionToShow([session('late', -5 * HOUR), session('next', 48 * HOUR)], NOW)?.id).toBe('late');
    expect(sessionToShow([session('old', -200 * HOUR), session('next', 48 * HOUR)], NOW)?.id).toBe('next');
  });

  test('is none when none is planned', () => {
    expect(sessionToShow([], NOW)).toBeNull();
    expect(sessionToShow([session('old', -200 * HOUR)], NOW)).toBeNull();
  });
});
