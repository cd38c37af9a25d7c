import * as v from 'valibot';
import type { ErrorCode } from '../errors.ts';
import type { DeliverableState } from './deliverable.ts';

/** What is sent to transmit: the hash that was read on screen, as for a signature (rule D4). */
export const TransmissionSchema = v.object({ hash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)) });

export type Transmittable = { state: DeliverableState; hash: string; transmittedAt: number | null };

/** Why this version may not be given to the programme, or null when it may (rule D8). `hash`: what was read. */
export function transmissionRefusal(deliverable: Transmittable, hash: string): ErrorCode | null {
  if (deliverable.transmittedAt !== null) return 'already_transmitted';
  if (deliverable.state === 'superseded') return 'deliverable_superseded';
  if (deliverable.state !== 'validated') return 'deliverable_not_validated';
  return hash === deliverable.hash ? null : 'hash_mismatch';
}
