import type { BoardKind, SheetKind } from './kind.ts';
import { actionPlan } from './kinds/action-plan.ts';
import { experimentCriteria } from './kinds/experiment-criteria.ts';
import { experimentSheet } from './kinds/experiment-sheet.ts';
import { initialRepresentations } from './kinds/initial-representations.ts';
import { priorityMap } from './kinds/priority-map.ts';
import { stakesStrengthsWeaknesses } from './kinds/stakes-strengths-weaknesses.ts';

/** Every board kind Grappe knows, in the order the method meets them. */
export const CATALOGUE: readonly BoardKind[] = [
  initialRepresentations,
  stakesStrengthsWeaknesses,
  priorityMap,
  experimentCriteria,
  experimentSheet,
  actionPlan,
];

/** The kind with this key, or undefined for a key nobody declared. */
export function kindOf(key: string): BoardKind | undefined {
  return CATALOGUE.find((kind) => kind.key === key);
}

/** The same, for a kind whose sheets are shared documents; undefined also for a questionnaire. */
export function sheetKindOf(key: string): SheetKind | undefined {
  const kind = kindOf(key);
  return kind?.family === 'questionnaire' ? undefined : kind;
}
