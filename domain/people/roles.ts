/** Part of the team a member speaks for. The programme gives the label ("représentants du personnel", "métiers"…). */
export const COLLEGES = ['direction', 'staff', 'trade', 'resource'] as const;
export type College = (typeof COLLEGES)[number];

/** What a person is in one cluster. `lead` is the programme lead of the Aract. */
export const ROLES = ['member', 'facilitator', 'observer', 'lead'] as const;
export type Role = (typeof ROLES)[number];

/**
 * Who is asking, as the server knows them: built from the login on every request, never from what a client sends.
 * `establishmentId` and `college` are set for a member only; `assignedEstablishmentIds` for a facilitator only.
 */
export type Actor = {
  personId: string;
  displayName: string;
  clusterId: string;
  role: Role;
  establishmentId: string | null;
  college: College | null;
  assignedEstablishmentIds: readonly string[];
};
