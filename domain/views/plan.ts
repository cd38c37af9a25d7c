import type { BoardFamily } from '../boards/kind.ts';
import type { SheetScope } from '../boards/sheet-cut.ts';
import type { PhaseSuggestion, ProgrammePhase } from '../programmes/programme.ts';

export type PhaseView = {
  id: string;
  position: number;
  kind: string;
  title: string;
  subtitle: string;
  state: 'planned' | 'current' | 'done';
  startsAt: number | null;
  endsAt: number | null;
  /** `dueAt`: milliseconds UTC. */
  expected: { id: string; title: string; dueAt: number | null }[];
  boards: { id: string; title: string; kind: string }[];
};

export type SessionSummary = {
  id: string;
  title: string;
  phaseTitle: string;
  state: 'planned' | 'lobby' | 'live' | 'closed';
  startsAt: number;
  endsAt: number;
  visioUrl: string | null;
};

/** A session in the calendar of its cluster. */
export type SessionEntry = SessionSummary & { phaseId: string; cancelledAt: number | null };

/** Whose words these are: the call's, Grappe's, or the cluster's own. */
export type WordsOf = 'call' | 'grappe' | 'cluster';

/** A phase as its page shows it: what the call says of it and what the cluster made of it. */
export type PhasePlan = Omit<PhaseView, 'expected' | 'boards'> & {
  source: WordsOf;
  modality: ProgrammePhase['modality'];
  /** When and how long, as the call prints it. */
  window: string | null;
  duration: string | null;
  content: string[];
  expected: {
    id: string;
    title: string;
    boardKind: string | null;
    dueAt: number | null;
    source: WordsOf;
    /** Not the call's: may be taken away while nobody has handed anything in. */
    canRemove: boolean;
  }[];
  /** Those this person may read; every one for who arranges them. */
  boards: {
    id: string;
    title: string;
    kind: string;
    family: BoardFamily;
    scope: SheetScope;
    canOpen: boolean;
    /** Nobody has written on it, as far as is known. */
    isEmpty: boolean;
  }[];
  /** Kinds the programme proposes that the phase does not have. Empty for who may not add them. */
  proposed: string[];
  /** What another call wrote for this moment, for who may take it over. */
  suggestion: (PhaseSuggestion & { fromTitle: string }) | null;
};

/** The phases of the cluster with what is in them, and its calendar. */
export type PlanView = {
  phases: PhasePlan[];
  /** In order of start, those called off included. Empty for who has no session to go to. */
  sessions: SessionEntry[];
};
