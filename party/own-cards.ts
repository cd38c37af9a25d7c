import { projectSheet, type SheetDoc } from '#party/shared/sheet-doc.ts';
import type { SheetKind } from '#domain/boards/kind.ts';
import type { Authors } from './authors.ts';

/** A card of one person, in the zone of that key. */
export type OwnCard = { id: string; zone: string; text: string };

/** The cards a person first wrote and that are still on the sheet, in its order; none on a sheet of another family (rule B1). */
export function ownCards(sheet: SheetDoc, kind: SheetKind, authors: Authors, personId: string): OwnCard[] {
  const projection = projectSheet(sheet, kind);
  if (projection.family !== 'cards') return [];
  return projection.zones.flatMap(({ key, cards }) =>
    cards
      .filter(({ id, text }) => authors.authorOf(id) === personId && text.trim() !== '')
      .map(({ id, text }) => ({ id, zone: key, text })),
  );
}
