import type { Attendee } from '#domain/session/session.ts';
import type { EstablishmentView, SessionView } from '#domain/views.ts';

export type AttendanceLine = { personId: string; name: string; present: boolean };

export type AttendanceGroup = {
  /** Null for those who belong to no establishment: facilitators, programme lead. */
  establishment: EstablishmentView | null;
  lines: AttendanceLine[];
  present: number;
};

/**
 * Who is here, establishment by establishment, in the order of the cluster; facilitators last. Everyone expected has a line; a
 * person who is present without being expected is listed too.
 */
export function attendanceGroups(
  people: SessionView['people'],
  present: readonly Attendee[],
): AttendanceGroup[] {
  const here = new Set(present.map(({ personId }) => personId));
  const expected = new Set(people.map(({ personId }) => personId));
  const establishments = new Map(
    people.flatMap(({ establishment }) => (establishment ? [[establishment.id, establishment]] : [])),
  );
  const all = [
    ...people.map(({ personId, name, establishment }) => ({
      personId,
      name,
      establishmentId: establishment?.id ?? null,
    })),
    ...present.filter(({ personId }) => !expected.has(personId)),
  ];
  const groupOf = (establishmentId: string | null): AttendanceGroup => {
    const lines = all
      .filter(
        (person) =>
          (establishments.has(person.establishmentId ?? '') ? person.establishmentId : null) ===
          establishmentId,
      )
      .map(({ personId, name }) => ({ personId, name, present: here.has(personId) }));
    return {
      establishment: establishmentId === null ? null : establishments.get(establishmentId)!,
      lines,
      present: lines.filter((line) => line.present).length,
    };
  };
  return [...establishments.keys(), null].map(groupOf).filter(({ lines }) => lines.length > 0);
}
