import type { Cell, Table } from '#domain/sheet/tables.ts';
import type { ProgressView } from '#domain/views.ts';
import { dayKey } from '#app/lib/french/dates.ts';
import { byPhase, cellsOf } from './progress-rows.ts';
import type { ProgressState } from './progress-words.ts';

const day = (at: number | null): Cell => (at === null ? null : { day: dayKey(at) });

/** The table as a file: a line per establishment and deliverable, so that a spreadsheet can sort and count it. */
export function progressTable(progress: ProgressView, stateWord: (state: ProgressState) => string): Table {
  const at = cellsOf(progress);
  return {
    name: 'Livrables attendus',
    header: [
      'Établissement',
      'Phase',
      'Livrable attendu',
      'État',
      'En retard',
      'Version',
      'Échéance',
      'Remis le',
      'Signé le',
      'Transmis le',
    ],
    rows: progress.establishments.flatMap((establishment) =>
      byPhase(progress).flatMap(({ phaseTitle, expected }) =>
        expected.flatMap(({ id, title, dueAt }): Cell[][] => {
          const cell = at(establishment.id, id);
          if (!cell) return [];
          return [
            [
              establishment.name,
              phaseTitle,
              title,
              stateWord(cell.state),
              cell.late ? 'oui' : 'non',
              cell.version,
              day(dueAt),
              day(cell.handedInAt),
              day(cell.signedAt),
              day(cell.transmittedAt),
            ],
          ];
        }),
      ),
    ),
  };
}
