import type { College, Role } from '../people/roles.ts';
import type { EstablishmentView } from './cluster.ts';

/** What an invitation link says before anything is opened. */
export type InvitationPreview = {
  name: string;
  title: string;
  role: Role;
  collegeLabel: string | null;
  establishment: string | null;
  cluster: string;
  expiresAt: number;
};

export type PersonView = {
  personId: string;
  membershipId: string;
  name: string;
  title: string;
  role: Role;
  college: College | null;
  collegeLabel: string | null;
  establishment: EstablishmentView | null;
  isDeputy: boolean;
  /** Ids of the establishments a facilitator follows. */
  follows: string[];
  /** Name of whom they took over from; null for someone who was there first. */
  replaces: string | null;
  /** Whether this reader may make and revoke this person's links. */
  canInvite: boolean;
  /** Whether this reader may change, replace and take out this person. */
  canManage: boolean;
  /** Newest invitation; null when none was ever made. */
  invitation: {
    id: string;
    state: 'ready' | 'opened' | 'revoked' | 'expired' | 'used_up';
    createdAt: number;
    expiresAt: number;
    firstUsedAt: number | null;
  } | null;
};

/** Someone who left: what they were stays written. */
export type FormerMember = {
  membershipId: string;
  name: string;
  title: string;
  role: Role;
  collegeLabel: string | null;
  establishment: EstablishmentView | null;
  endedAt: number;
  /** Name of whoever took over; null for nobody. */
  replacedBy: string | null;
};

/** The people of a cluster and what one needs to add some. */
export type PeopleView = {
  people: PersonView[];
  former: FormerMember[];
  establishments: EstablishmentView[];
  /** Colleges a team is made of, and all of which have one holder. */
  colleges: College[];
  seats: College[];
  /** Roles this reader may give, and establishments whose members they may add and change (rule A9). */
  roles: Role[];
  managed: string[];
  canAdd: boolean;
};

/** Someone the lead knows from their clusters, who may be of another as the same person. */
export type Colleague = { personId: string; name: string; title: string; role: Role; clusters: string[] };

/** A freshly made link: the only time its token exists outside its owner's hands. */
export type NewInvitation = PersonView & { link: string };
