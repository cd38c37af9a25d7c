import type { DeliverableState, Opinion } from '../deliverable/deliverable.ts';
import type { College } from '../people/roles.ts';
import type { EstablishmentView } from './cluster.ts';

/** Where one establishment stands with one expected deliverable. */
export type ProgressCell = {
  establishmentId: string;
  expectedId: string;
  state: 'none' | 'draft' | DeliverableState | 'blocked';
  version: number | null;
  /** Null for those who may know the state only (observer). */
  deliverableId: string | null;
  boardId: string | null;
  /** Opinions given so far, without their comments; empty for states-only readers. */
  opinions: { college: College; opinion: Opinion }[];
  /** How many colleges sign the newest version; 0 before one is handed in, and for states-only readers. */
  signatories: number;
  /** True when the due date is past and nothing is validated. */
  late: boolean;
  /** When the newest version was handed in, and when its last college signed it; null for states-only readers. Milliseconds UTC. */
  handedInAt: number | null;
  signedAt: number | null;
  /** When the establishment gave it to the programme. */
  transmittedAt: number | null;
};

export type ProgressView = {
  establishments: EstablishmentView[];
  expected: { id: string; title: string; phaseTitle: string; phasePosition: number; dueAt: number | null }[];
  cells: ProgressCell[];
};
