import type { College, Role } from '../people/roles.ts';
import type { Programme } from '../programmes/programme.ts';

export type EstablishmentView = {
  id: string;
  name: string;
  shortName: string;
  /** Two or three letters that always double the colour. */
  initials: string;
  /** 0–5: index of colour and shape. */
  colour: number;
};

/** The person behind the cookie. */
export type MeView = {
  personId: string;
  name: string;
  title: string;
  role: Role;
  college: College | null;
  collegeLabel: string | null;
  establishment: EstablishmentView | null;
  /** Establishments a facilitator follows. */
  assigned: EstablishmentView[];
  /** `colleges`: what the programme calls each college. */
  cluster: {
    id: string;
    name: string;
    programme: string;
    colleges: Record<College, string>;
    /** Sentence that the programme asks to put on what leaves Grappe; null when it asks for none. */
    mention: string | null;
  };
  sharedComputer: boolean;
  /** Clusters this person is of today, this one included: above one, they may go from one to another. */
  clusterCount: number;
};

/** A cluster this person is of, as a card among theirs. */
export type ClusterCard = {
  id: string;
  name: string;
  programme: string;
  territory: string;
  state: 'forming' | 'running' | 'closed' | 'archived';
  /** What this person is in it. */
  role: Role;
  /** Title of the phase going on; null when none is. */
  phase: string | null;
  startsAt: number | null;
  endsAt: number | null;
  establishments: number;
  people: number;
  /** People who have come in at least once. */
  arrived: number;
  /** The one this login is in. */
  isHere: boolean;
};

/** An establishment with all that was said of it, for whoever may change it. */
export type EstablishmentRecord = EstablishmentView & {
  type: string;
  status: string;
  department: string;
  headcount: number | null;
  /** People of its team today. */
  people: number;
};

/** What a lead sets about their cluster. */
export type ClusterSettings = {
  id: string;
  name: string;
  territory: string;
  programme: string;
  state: ClusterCard['state'];
  startsAt: number | null;
  endsAt: number | null;
  establishments: EstablishmentRecord[];
  phases: number;
  /** Expected deliverables, of each establishment. */
  expected: number;
  boards: number;
  people: number;
  /** Others than the asker who have no link that works. */
  toInvite: number;
  /** States it may be brought to. */
  next: ClusterCard['state'][];
};

/** What the call says, for anyone of the cluster. */
export type ProgrammeView = { cluster: string; programme: Programme };
