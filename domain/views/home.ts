import type { SheetSummary } from './board.ts';
import type { MeView } from './cluster.ts';
import type { PhaseView, SessionEntry, SessionSummary } from './plan.ts';
import type { ProgressView } from './progress.ts';
import type { QuestionnaireToAnswer } from './questionnaire.ts';

export type HomeView = {
  me: MeView;
  phases: PhaseView[];
  /** Planned or going on today, else the next one; null when none is planned. */
  session: SessionSummary | null;
  /** All of the calendar, for the frise. Empty for who has no session to go to. */
  sessions: SessionEntry[];
  /** Sheets this person can write on or read, the ones to complete first. Empty for an observer. */
  sheets: SheetSummary[];
  progress: ProgressView;
  /** Anonymous questionnaires that are open to this person. */
  questionnaires: QuestionnaireToAnswer[];
  /** Deliverables that wait for this person's signature. */
  toSign: WaitingDeliverable[];
  /** Validated ones of their team, that the programme has not been given. */
  toTransmit: WaitingDeliverable[];
};

/** A version that waits for something this person may do. `submittedAt`: milliseconds UTC. */
export type WaitingDeliverable = {
  deliverableId: string;
  title: string;
  boardTitle: string;
  version: number;
  submittedAt: number;
};
