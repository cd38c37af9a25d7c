import type { DeliverableRow } from '#db/queries/deliverables.ts';
import type { Subject } from '#domain/people/capabilities.ts';

/** A deliverable as `can` looks at it. */
export function deliverableSubject({
  clusterId,
  establishment,
  transmittedAt,
  signingColleges,
}: DeliverableRow): Subject {
  return {
    clusterId,
    establishmentId: establishment.id,
    transmitted: transmittedAt !== null,
    signingColleges,
  };
}
