import type { EstablishmentView, PhaseView, ProgressCell, ProgressView } from '#domain/views.ts';
import { boardAddress, deliverableAddress } from '#app/lib/addresses.ts';

export type ExpectedRow = ProgressView['expected'][number];
export type PhaseRows = { phaseTitle: string; position: number; expected: ExpectedRow[] };

/** The expected deliverables under the phase that asks for them, in the order of the programme. */
export function byPhase(progress: ProgressView): PhaseRows[] {
  const phases = new Map<number, PhaseRows>();
  for (const expected of progress.expected) {
    const { phasePosition: position, phaseTitle } = expected;
    const phase = phases.get(position) ?? { phaseTitle, position, expected: [] };
    phase.expected.push(expected);
    phases.set(position, phase);
  }
  return [...phases.values()].sort((a, b) => a.position - b.position);
}

/** Looks a cell up by its two ids. */
export function cellsOf(
  progress: ProgressView,
): (establishmentId: string, expectedId: string) => ProgressCell | undefined {
  const cells = new Map(progress.cells.map((cell) => [`${cell.establishmentId} ${cell.expectedId}`, cell]));
  return (establishmentId, expectedId) => cells.get(`${establishmentId} ${expectedId}`);
}

/** Where one click on a cell leads: the sealed version when there is one, else the board; null for who may know the state only. */
export function cellAddress(cell: ProgressCell): string | null {
  if (cell.deliverableId) return deliverableAddress(cell.deliverableId);
  return cell.boardId ? boardAddress(cell.boardId) : null;
}

/** How far one establishment is: finished, under way, late, out of all expected. */
export function tally(progress: ProgressView, establishment: Pick<EstablishmentView, 'id'>) {
  const cells = progress.cells.filter(({ establishmentId }) => establishmentId === establishment.id);
  const count = (keep: (cell: ProgressCell) => boolean) => cells.filter(keep).length;
  return {
    total: cells.length,
    finished: count(({ state }) => state === 'validated' || state === 'transmitted'),
    underWay: count(({ state }) => state === 'draft' || state === 'submitted' || state === 'superseded'),
    blocked: count(({ state }) => state === 'blocked'),
    late: count(({ late }) => late),
  };
}

/** The part of the table that matters today: what phases gone by or going on ask for, and whatever was begun early. */
export function dueByNow(
  progress: ProgressView,
  phases: readonly Pick<PhaseView, 'position' | 'state'>[],
): ProgressView {
  const started = new Set(phases.filter(({ state }) => state !== 'planned').map(({ position }) => position));
  const begun = new Set(
    progress.cells.filter(({ state }) => state !== 'none').map(({ expectedId }) => expectedId),
  );
  const expected = progress.expected.filter(
    ({ id, phasePosition }) => started.has(phasePosition) || begun.has(id),
  );
  const kept = new Set(expected.map(({ id }) => id));
  return { ...progress, expected, cells: progress.cells.filter(({ expectedId }) => kept.has(expectedId)) };
}
