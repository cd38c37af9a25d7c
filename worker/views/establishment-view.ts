import type { EstablishmentRow } from '#db/queries/establishments.ts';
import { initialsOf } from '#domain/establishment/initials.ts';
import type { EstablishmentView } from '#domain/views.ts';

export function establishmentView(row: EstablishmentRow): EstablishmentView {
  const { id, name, shortName, colour } = row;
  return { id, name, shortName, initials: initialsOf(shortName), colour };
}
