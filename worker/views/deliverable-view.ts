import type { ClusterRow } from '#db/queries/clusters.ts';
import type { DeliverableRow, SignatureRow, VersionRow } from '#db/queries/deliverables.ts';
import type { MemberRow } from '#db/queries/memberships.ts';
import type { Signature } from '#domain/deliverable/deliverable.ts';
import { isBlocked, refusalOf } from '#domain/deliverable/sign-off.ts';
import { transmissionRefusal } from '#domain/deliverable/transmission.ts';
import { can } from '#domain/people/capabilities.ts';
import type { Actor, College } from '#domain/people/roles.ts';
import { ProjectionSchema, type SheetProjection } from '#domain/sheet/projection.ts';
import type { DeliverableVersion, DeliverableView, SignatureSlot } from '#domain/views.ts';
import * as v from 'valibot';
import { deliverableSubject } from '../deliverable-rights.ts';
import { isClosed } from '../sheet-rights.ts';
import { collegeLabels } from './college-labels.ts';
import { establishmentView } from './establishment-view.ts';

export type DeliverableRows = {
  row: DeliverableRow;
  /** Newest first. */
  versions: readonly VersionRow[];
  /** On every version. */
  signatures: readonly SignatureRow[];
  /** Everyone of the cluster. */
  members: readonly MemberRow[];
  cluster: ClusterRow;
};

/** The sealed page of a deliverable this person may read. */
export function deliverableView(actor: Actor, rows: DeliverableRows): DeliverableView {
  const { row, cluster } = rows;
  const { snapshot, board, sheet } = row;
  const subject = deliverableSubject(row);
  // Of one that was transmitted, the lead reads that version and no other.
  const versions = rows.versions
    .filter(({ transmittedAt }) =>
      can(actor, 'deliverable.read', { ...subject, transmitted: transmittedAt !== null }),
    )
    .map((version) => versionView(version, rows.signatures));
  const own = versions.find(({ deliverableId }) => deliverableId === row.id) as DeliverableVersion;
  const open = !isClosed({ state: cluster.state, live: false });
  const canTransmit =
    open &&
    can(actor, 'deliverable.transmit', subject) &&
    transmissionRefusal({ ...row, hash: snapshot.hash }, snapshot.hash) === null;
  const isLatestOfSheet = sheet.sealedAt !== null && sheet.version === snapshot.version;
  return {
    ...own,
    title: row.title,
    phaseTitle: row.phaseTitle,
    cluster: cluster.name,
    programme: cluster.programme,
    establishment: establishmentView(row.establishment),
    boardId: board.id,
    sheetId: snapshot.sheetId,
    boardTitle: board.title,
    kind: board.kind,
    schemaVersion: snapshot.schemaVersion,
    projection: projectionOf(row),
    slots: slotsOf(rows),
    versions,
    canSign: open && can(actor, 'deliverable.sign', subject) && seatIsFree(actor.college, rows),
    canStartNewVersion: open && isLatestOfSheet && can(actor, 'deliverable.newVersion', subject),
    canTransmit,
    recipients: canTransmit ? recipientsOf(rows) : [],
  };
}

/** What was sealed, parsed. Throws a `ValiError` for one that no version of the schema could have written. */
export function projectionOf({ snapshot }: DeliverableRow): SheetProjection {
  return v.parse(ProjectionSchema, JSON.parse(snapshot.projection));
}

export function versionView(version: VersionRow, signatures: readonly SignatureRow[]): DeliverableVersion {
  const { id, state, hash, previousHash, submittedAt, submittedBy, transmittedAt, transmittedBy } = version;
  const blocked = isBlocked(signatures.filter(({ deliverableId }) => deliverableId === id));
  return {
    deliverableId: id,
    version: version.version,
    state,
    blocked,
    hash,
    previousHash,
    submittedAt,
    submittedBy,
    transmittedAt,
    transmittedBy,
  };
}

/** Those of the cluster that a transmission opens it to: by the table of rights, not by their role. */
function recipientsOf({ row, members }: DeliverableRows): DeliverableView['recipients'] {
  const subject = deliverableSubject(row);
  const reads = (member: MemberRow, transmitted: boolean) =>
    can(
      {
        personId: member.personId,
        displayName: member.name,
        clusterId: row.clusterId,
        role: member.role,
        establishmentId: member.establishment?.id ?? null,
        college: member.college,
        assignedEstablishmentIds: [],
      },
      'deliverable.read',
      { ...subject, transmitted },
    );
  return members
    .filter((member) => reads(member, true) && !reads(member, false))
    .map(({ name, title, role }) => ({ name, title, role }));
}

/** As signed: name and job are those of that day. */
export function signatureView(row: SignatureRow): Signature {
  const { college, signedName, signedTitle, opinion, comment, signedAt, snapshotHash } = row;
  return { college, name: signedName, title: signedTitle, opinion, comment, signedAt, hash: snapshotHash };
}

/** Signatures on this very version. */
export function ownSignatures({ row, signatures }: DeliverableRows): SignatureRow[] {
  return signatures.filter(({ deliverableId }) => deliverableId === row.id);
}

function slotsOf(rows: DeliverableRows): SignatureSlot[] {
  const labels = collegeLabels(rows.cluster.template);
  const signed = ownSignatures(rows);
  return rows.row.signingColleges.map((college) => {
    const signature = signed.find((one) => one.college === college);
    return {
      college,
      collegeLabel: labels[college],
      person: signature ? null : holderOf(college, rows),
      signature: signature ? signatureView(signature) : null,
    };
  });
}

function holderOf(college: College, { row, members }: DeliverableRows): string | null {
  const holds = (member: MemberRow) =>
    member.role === 'member' &&
    member.college === college &&
    member.establishment?.id === row.establishment.id;
  return members.find(holds)?.name ?? null;
}

/** The same rule that decides when the signature arrives. */
function seatIsFree(college: College | null, rows: DeliverableRows): boolean {
  const { state, snapshot, signingColleges } = rows.row;
  const signatures = ownSignatures(rows).map((one) => ({ ...one, hash: one.snapshotHash }));
  const accord = { hash: snapshot.hash, opinion: 'accord', comment: '' } as const;
  return refusalOf({ state, hash: snapshot.hash, signingColleges, signatures }, college, accord) === null;
}
