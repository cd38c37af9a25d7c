import type { DeliverableState, Signature } from '../deliverable/deliverable.ts';
import type { College, Role } from '../people/roles.ts';
import type { SheetProjection } from '../sheet/projection.ts';
import type { EstablishmentView } from './cluster.ts';

/** One signature line: signed or awaited. `person` is who holds the seat when nobody has signed. */
export type SignatureSlot = {
  college: College;
  collegeLabel: string;
  person: string | null;
  signature: Signature | null;
};

export type DeliverableVersion = {
  deliverableId: string;
  version: number;
  state: DeliverableState;
  /** A college answered désaccord: it can never be validated. */
  blocked: boolean;
  hash: string;
  previousHash: string;
  submittedAt: number;
  submittedBy: string;
  /** When the establishment gave it to the programme, and who did; null while it did not. */
  transmittedAt: number | null;
  transmittedBy: string | null;
};

/** The sealed page: everything that is printed, and what this person may do. */
export type DeliverableView = DeliverableVersion & {
  title: string;
  phaseTitle: string;
  cluster: string;
  programme: string;
  establishment: EstablishmentView;
  boardId: string;
  sheetId: string;
  boardTitle: string;
  kind: string;
  schemaVersion: number;
  projection: SheetProjection;
  slots: SignatureSlot[];
  /** All versions of this deliverable for this establishment that this person may read, newest first, this one included. */
  versions: DeliverableVersion[];
  canSign: boolean;
  canStartNewVersion: boolean;
  canTransmit: boolean;
  /** Who will read it once it is transmitted, for who may do that; empty for everyone else. */
  recipients: { name: string; title: string; role: Role }[];
};

/** One difference between two sealed versions of a sheet, in words a person can read. */
export type Difference = {
  change: 'added' | 'removed' | 'edited' | 'moved';
  /** Zone, column or field it is in; null for a whole row or card. */
  where: string | null;
  /** Card's text, row's first cell or field's title: what it is about. */
  what: string;
  before: string | null;
  after: string | null;
};

export type DifferencesView = { from: DeliverableVersion; to: DeliverableVersion; differences: Difference[] };

/** Result of walking the chain of a cluster. `brokenAt` names the first bad link. */
export type ChainView = {
  clusterId: string;
  length: number;
  checkedAt: number;
  head: string | null;
  brokenAt: null | {
    position: number;
    snapshotId: string | null;
    reason: 'missing' | 'hash' | 'previous' | 'truncated' | 'signature';
  };
};
