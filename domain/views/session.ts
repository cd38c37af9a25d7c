import type { BoardFamily } from '../boards/kind.ts';
import type { Role } from '../people/roles.ts';
import type { SessionState } from '../session/session.ts';
import type { VoteState } from '../vote/vote.ts';
import type { EstablishmentView } from './cluster.ts';
import type { SessionSummary } from './plan.ts';

export type SessionView = SessionSummary & {
  live: SessionState;
  canRun: boolean;
  /** The phase it is a session of. */
  phaseId: string;
  /** All of the cluster, in the order of the phases. */
  boards: {
    id: string;
    phaseId: string;
    phaseTitle: string;
    title: string;
    kind: string;
    family: BoardFamily;
  }[];
  /** `round`: 1, or one more than the vote it follows. */
  votes: { id: string; question: string; round: number; state: VoteState; openedAt: number }[];
  people: { personId: string; name: string; role: Role; establishment: EstablishmentView | null }[];
};
