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

/** A part of one establishment's list: what is late, wherever it comes from, or what one phase asks for. */
export type ListPart = { title: string; late: boolean; expected: ExpectedRow[] };

/** The expected deliverables of one establishment in the order of the programme; those that are late may come first, on their own. */
export function listParts(
  progress: ProgressView,
  establishment: Pick<EstablishmentView, 'id'>,
  lateFirst: boolean,
): ListPart[] {
  const at = cellsOf(progress);
  const isLate = ({ id }: ExpectedRow) => lateFirst && at(establishment.id, id)?.late === true;
  const phases = byPhase(progress);
  const late = phases.flatMap(({ expected }) => expected.filter(isLate));
  return [
    { title: 'En retard', late: true, expected: late },
    ...phases.map(({ phaseTitle, expected }) => ({
      title: phaseTitle,
      late: false,
      expected: expected.filter((row) => !isLate(row)),
    })),
  ].filter(({ expected }) => expected.length > 0);
}

/** The establishments, those with the most late deliverables first; the others keep their order. */
export function latestFirst(progress: ProgressView): EstablishmentView[] {
  const late = new Map(progress.establishments.map(({ id }) => [id, tally(progress, { id }).late]));
  return [...progress.establishments].sort((a, b) => (late.get(b.id) ?? 0) - (late.get(a.id) ?? 0));
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
