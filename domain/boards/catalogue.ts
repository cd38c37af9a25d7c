import type { BoardKind, SheetKind } from './kind.ts';
import { actionPlan } from './kinds/action-plan.ts';
import { capitalisationSheet } from './kinds/capitalisation-sheet.ts';
import { committeeComposition } from './kinds/committee-composition.ts';
import { diagnosis } from './kinds/diagnosis.ts';
import { essentialsSort } from './kinds/essentials-sort.ts';
import { experienceFeedback } from './kinds/experience-feedback.ts';
import { experimentCriteria } from './kinds/experiment-criteria.ts';
import { experimentSheet } from './kinds/experiment-sheet.ts';
import { groupRules } from './kinds/group-rules.ts';
import { hotEvaluation } from './kinds/hot-evaluation.ts';
import { initialRepresentations } from './kinds/initial-representations.ts';
import { priorityMap } from './kinds/priority-map.ts';
import { priorityVote } from './kinds/priority-vote.ts';
import { projectTimeline } from './kinds/project-timeline.ts';
import { representationsReturn } from './kinds/representations-return.ts';
import { stakesStrengthsWeaknesses } from './kinds/stakes-strengths-weaknesses.ts';
import { strengthsWeaknessesVigilance } from './kinds/strengths-weaknesses-vigilance.ts';
import { sustainability } from './kinds/sustainability.ts';
import { swot } from './kinds/swot.ts';
import { workSituationPhoto } from './kinds/work-situation-photo.ts';

/** Every board kind Grappe knows, in the order the method meets them. */
export const CATALOGUE: readonly BoardKind[] = [
  initialRepresentations,
  groupRules,
  projectTimeline,
  stakesStrengthsWeaknesses,
  swot,
  committeeComposition,
  essentialsSort,
  workSituationPhoto,
  diagnosis,
  priorityMap,
  priorityVote,
  experimentCriteria,
  experimentSheet,
  experienceFeedback,
  actionPlan,
  strengthsWeaknessesVigilance,
  representationsReturn,
  sustainability,
  hotEvaluation,
  capitalisationSheet,
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

/** The kind whose titles a projection is read with: the one it was sealed with, else today's. Undefined when nobody declares it. */
export function kindOfProjection(projection: {
  definition?: SheetKind;
  kind: string;
}): SheetKind | undefined {
  return projection.definition ?? sheetKindOf(projection.kind);
}

/** Key of the kind whose cards people find again on a board of this kind; undefined for one that looks back on nothing. */
export function recallOfKind(key: string): string | undefined {
  const kind = kindOf(key);
  return kind?.family === 'cards' ? kind.recall?.kind : undefined;
}
