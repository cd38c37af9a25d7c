import * as v from 'valibot';

/**
 * Why an earlier state of a sheet was kept (rule K4): the first state, the clock (about every ten minutes of activity), a phase that
 * changed, a restoration about to be made, a version that was sealed.
 */
const CHECKPOINT_REASONS = ['start', 'time', 'phase', 'restore', 'seal'] as const;
export type CheckpointReason = (typeof CHECKPOINT_REASONS)[number];

export const CheckpointCauseSchema = v.object({
  reason: v.picklist(CHECKPOINT_REASONS),
  /** Title of the phase, for `phase`. */
  label: v.nullable(v.string()),
});
export type CheckpointCause = v.InferOutput<typeof CheckpointCauseSchema>;

/** Kept by the clock: the only ones that are thinned out as time goes. */
export const BY_THE_CLOCK: CheckpointCause = { reason: 'time', label: null };

/** An earlier state of a sheet. `people`: ids of those who wrote between the one before and this one. `at`: milliseconds UTC. */
export type Checkpoint = CheckpointCause & {
  generation: number;
  at: number;
  version: number;
  /** Cards or rows, fields filled for a form. */
  items: number;
  people: string[];
};
