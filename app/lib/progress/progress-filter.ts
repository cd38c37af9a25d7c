import type { ProgressView } from '#domain/views.ts';
import type { ProgressState } from './progress-words.ts';

/** What of the table is shown; '' and false mean all. */
export type ProgressFilter = {
  establishmentId: string;
  /** Position of the phase, as text. */
  phase: string;
  state: ProgressState | '';
  lateOnly: boolean;
};

export const EVERYTHING: ProgressFilter = { establishmentId: '', phase: '', state: '', lateOnly: false };

/** Whether anything is left out. */
export const isNarrowed = (filter: ProgressFilter): boolean =>
  (Object.keys(EVERYTHING) as (keyof ProgressFilter)[]).some((key) => filter[key] !== EVERYTHING[key]);

/** What is shown, in words, for paper: the fields of the filter are not printed. */
export function filterWords(
  filter: ProgressFilter,
  progress: ProgressView,
  stateWord: (state: ProgressState) => string,
): string[] {
  const place = progress.establishments.find(({ id }) => id === filter.establishmentId);
  const phase = progress.expected.find(({ phasePosition }) => String(phasePosition) === filter.phase);
  return [
    ...(place ? [place.shortName] : []),
    ...(phase ? [phase.phaseTitle] : []),
    ...(filter.state ? [`état « ${stateWord(filter.state)} »`] : []),
    ...(filter.lateOnly ? ['en retard seulement'] : []),
  ];
}

/** The table with the chosen lines, columns and cells only: a line or a column that keeps no cell goes. */
export function filterProgress(progress: ProgressView, filter: ProgressFilter): ProgressView {
  const phaseOf = new Map(progress.expected.map(({ id, phasePosition }) => [id, String(phasePosition)]));
  const cells = progress.cells.filter(
    (cell) =>
      (filter.establishmentId === '' || cell.establishmentId === filter.establishmentId) &&
      (filter.phase === '' || phaseOf.get(cell.expectedId) === filter.phase) &&
      (filter.state === '' || cell.state === filter.state) &&
      (!filter.lateOnly || cell.late),
  );
  const kept = {
    establishments: new Set(cells.map(({ establishmentId }) => establishmentId)),
    expected: new Set(cells.map(({ expectedId }) => expectedId)),
  };
  return {
    establishments: progress.establishments.filter(({ id }) => kept.establishments.has(id)),
    expected: progress.expected.filter(({ id }) => kept.expected.has(id)),
    cells,
  };
}

/** Who is late and by how many deliverables, the latest first. */
export function lateByEstablishment(
  progress: ProgressView,
): { id: string; shortName: string; late: number }[] {
  return progress.establishments
    .map(({ id, shortName }) => ({
      id,
      shortName,
      late: progress.cells.filter((cell) => cell.establishmentId === id && cell.late).length,
    }))
    .filter(({ late }) => late > 0)
    .sort((one, other) => other.late - one.late);
}
