import type { ErrorCode } from '../errors.ts';
import type { CheckpointReason } from '../sheet/checkpoint.ts';
import type { SheetProjection } from '../sheet/projection.ts';

/** What was deleted from a sheet, the last deleted first. `readOnly`: why one may not bring it back; null when one may. */
export type TrashView = {
  readOnly: ErrorCode | null;
  items: {
    id: string;
    words: string;
    /** Null for a row, or a card of a map. */
    zone: { key: string; title: string } | null;
    /** Null when nobody remembers. `at`: milliseconds UTC. */
    deletedBy: string | null;
    at: number | null;
    /** False where one brings back only what one wrote oneself, and someone else wrote it. */
    canRestore: boolean;
  }[];
};

/** An earlier state of a sheet. `people`: names of those who wrote between the one before and this one. */
export type CheckpointSummary = {
  generation: number;
  at: number;
  version: number;
  reason: CheckpointReason;
  /** Title of the phase, when that is the reason. */
  label: string | null;
  /** Cards or rows; fields filled, for a form. */
  items: number;
  people: string[];
};

/** Earlier states, the newest first. */
export type CheckpointsView = { readOnly: ErrorCode | null; checkpoints: CheckpointSummary[] };

export type CheckpointView = CheckpointSummary & { projection: SheetProjection };
