import type { College } from '../people/roles.ts';
import type { BoardKind } from './kind.ts';

export const SHEET_SCOPES = ['establishment', 'college', 'cluster'] as const;
/** How the sheets of a board are cut: one per establishment, one per college across establishments, one for the cluster. */
export type SheetScope = (typeof SHEET_SCOPES)[number];

/** Whose a sheet is; both null for the whole cluster's. */
export type SheetOwner = { establishmentId: string | null; college: College | null };

/**
 * The sheets a new board has, in the order given. A questionnaire has none: its answers never enter a shared document, and it is
 * always the whole cluster's.
 */
export function cutSheets(
  kind: Pick<BoardKind, 'family'>,
  scope: SheetScope,
  cluster: { establishmentIds: readonly string[]; colleges: readonly College[] },
): SheetOwner[] {
  if (kind.family === 'questionnaire') return [];
  if (scope === 'cluster') return [{ establishmentId: null, college: null }];
  if (scope === 'college') return cluster.colleges.map((college) => ({ establishmentId: null, college }));
  return cluster.establishmentIds.map((establishmentId) => ({ establishmentId, college: null }));
}
