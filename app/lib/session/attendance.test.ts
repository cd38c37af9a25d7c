import type { Attendee } from '#domain/session/session.ts';
import { describe, expect, it } from 'vitest';
import { attendanceGroups } from './attendance.ts';

const merles = { id: 'e1', name: 'EHPAD des Merles', shortName: 'Les Merles', initials: 'ME', colour: 0 };
const person = (personId: string, establishment: typeof merles | null = merles) => ({
  personId,
  name: personId,
  role: 'member' as const,
  establishment,
});
const attendee = (personId: string, establishmentId: string | null = 'e1'): Attendee => ({
  personId,
  name: personId,
  role: 'member',
  establishmentId,
  college: null,
});

describe('who is here', () => {
  it('counts by establishment, facilitators last', () => {
    const groups = attendanceGroups(
      [person('lucie', null), person('anne'), person('bruno')],
      [attendee('anne')],
    );
    expect(
      groups.map(({ establishment, present, lines }) => [establishment?.id ?? null, present, lines.length]),
    ).toEqual([
      ['e1', 1, 2],
      [null, 0, 1],
    ]);
  });

  it('shows a person who came without being expected, once', () => {
    const groups = attendanceGroups([person('anne')], [attendee('anne'), attendee('zoe', 'unknown')]);
    expect(groups.flatMap(({ lines }) => lines.map(({ personId }) => personId))).toEqual(['anne', 'zoe']);
  });
});
