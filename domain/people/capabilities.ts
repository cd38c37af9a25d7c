import type { Actor, College, Role } from './roles.ts';

/** What may be asked for. One name per thing a person does, used by the API, the rooms and the screens alike. */
export const CAPABILITIES = [
  'cluster.read',
  'cluster.invite',
  'person.manage',
  'cluster.create',
  'cluster.manage',
  'cluster.settings',
  'sheet.read',
  'sheet.past',
  'sheet.edit',
  'sheet.release',
  'sheet.restore',
  'sheet.reveal',
  'sheet.recall',
  'board.manage',
  'session.read',
  'session.run',
  'vote.create',
  'vote.turnout',
  'vote.result',
  'placement.run',
  'questionnaire.run',
  'questionnaire.read',
  'deliverable.read',
  'deliverable.state',
  'deliverable.submit',
  'deliverable.sign',
  'deliverable.transmit',
  'deliverable.newVersion',
  'progress.all',
  'progress.own',
  'chain.verify',
] as const;
export type Capability = (typeof CAPABILITIES)[number];

/** Whose thing it is. A cluster-wide thing has `establishmentId: null`. */
export type Subject = {
  clusterId: string;
  establishmentId?: string | null;
  college?: College | null;
  /** The sheet was released to the other establishments. */
  released?: boolean;
  /** A session of the cluster is live: cluster sheets are then open to every member. */
  inSession?: boolean;
  /** The establishment gave this version to the programme, whatever came after (rule D8). */
  transmitted?: boolean;
  /** Colleges that sign the deliverable. */
  signingColleges?: readonly College[];
};

type Rule = (actor: Actor, subject: Subject) => boolean;

const always: Rule = () => true;
const never: Rule = () => false;

const ownEstablishment: Rule = (actor, subject) =>
  subject.establishmentId != null && subject.establishmentId === actor.establishmentId;
const clusterWide: Rule = (_actor, subject) => subject.establishmentId == null;
const assigned: Rule = (actor, subject) =>
  subject.establishmentId != null && actor.assignedEstablishmentIds.includes(subject.establishmentId);
const rightCollege: Rule = (actor, subject) => subject.college == null || subject.college === actor.college;
const either =
  (...rules: Rule[]): Rule =>
  (actor, subject) =>
    rules.some((rule) => rule(actor, subject));
const both =
  (...rules: Rule[]): Rule =>
  (actor, subject) =>
    rules.every((rule) => rule(actor, subject));
const released: Rule = (_actor, subject) => subject.released === true;
const inSession: Rule = (_actor, subject) => subject.inSession === true;
const transmitted: Rule = (_actor, subject) => subject.transmitted === true;
/** Not the sheet of a sub-group by college. */
const ofEveryone: Rule = (_actor, subject) => subject.college == null;
const takesSeat: Rule = (actor, subject) =>
  actor.college !== null && subject.signingColleges?.includes(actor.college) === true;

/** Who may know of a vote: those whose it is, those who follow them; the lead all but a college's own (rule V10). */
const VOTE: Partial<Record<Role, Rule>> = {
  member: both(rightCollege, either(ownEstablishment, clusterWide)),
  facilitator: either(assigned, clusterWide),
  lead: ofEveryone,
};

/**
 * The table of rights (rules A1–A10 of `domain/RULES.md`), a line per capability, a column per role. A role that is absent
 * has no right: what is not written here is refused.
 */
const TABLE: Record<Capability, Partial<Record<Role, Rule>>> = {
  'cluster.read': { member: always, facilitator: always, observer: always, lead: always },
  'cluster.invite': { facilitator: always, lead: always },
  // Adding, changing, replacing, taking out, and the links that open a login as that person. An observer sees every establishment: only
  // the lead, who does too, makes one.
  'person.manage': { facilitator: assigned, lead: always },
  'cluster.create': { lead: always },
  'cluster.manage': { facilitator: always, lead: always },
  // Its name, dates and state, its establishments: what the call's operator answers for.
  'cluster.settings': { lead: always },
  'sheet.read': {
    member: either(
      both(ownEstablishment, rightCollege),
      both(clusterWide, rightCollege),
      both(released, ofEveryone),
    ),
    facilitator: either(assigned, clusterWide, both(released, ofEveryone)),
    lead: ofEveryone,
    observer: never,
  },
  // The trash and earlier states: what was taken out of a sheet is for those whose it is and who work on it with them, not for who
  // only reads what it says: the others once it is released, and the lead (rule K2).
  'sheet.past': {
    member: both(rightCollege, either(ownEstablishment, clusterWide)),
    facilitator: either(assigned, clusterWide),
    lead: both(ofEveryone, clusterWide),
  },
  'sheet.edit': {
    member: either(both(ownEstablishment, rightCollege), both(clusterWide, rightCollege, inSession)),
    facilitator: both(ofEveryone, either(assigned, clusterWide)),
    lead: both(ofEveryone, clusterWide),
  },
  // What one college says among itself is released to nobody.
  'sheet.release': { facilitator: both(ofEveryone, either(assigned, clusterWide)) },
  // What one wrote oneself at the start: only whoever's establishment it is had anything to write there.
  'sheet.recall': { member: both(ownEstablishment, rightCollege) },
  // Whoever may write here may bring back what was here.
  'sheet.restore': {
    member: either(both(ownEstablishment, rightCollege), both(clusterWide, rightCollege, inSession)),
    facilitator: both(ofEveryone, either(assigned, clusterWide)),
    lead: both(ofEveryone, clusterWide),
  },
  // The rounds of cards written apart. A college's too, though only that college writes there: else its cards would wait for ever.
  'sheet.reveal': { facilitator: either(assigned, clusterWide), lead: both(ofEveryone, clusterWide) },
  'board.manage': { facilitator: always, lead: always },
  'session.read': { member: always, facilitator: always, lead: always },
  'session.run': { facilitator: always },
  'vote.create': { facilitator: either(assigned, clusterWide) },
  'vote.turnout': VOTE,
  'vote.result': VOTE,
  // Alone first on a map. A college's too, though only that college places there: nobody else could open or reveal it (rule P2).
  'placement.run': {
    facilitator: either(assigned, clusterWide),
    lead: both(ofEveryone, clusterWide),
  },
  'questionnaire.run': { facilitator: always },
  'questionnaire.read': { member: always, facilitator: always, lead: always },
  'deliverable.read': {
    member: ownEstablishment,
    facilitator: assigned,
    lead: transmitted,
    observer: transmitted,
  },
  'deliverable.state': { member: ownEstablishment, facilitator: assigned, lead: always, observer: always },
  // Handed in, a sub-group's sheet would be read by the two other colleges.
  'deliverable.submit': {
    member: both(ofEveryone, ownEstablishment),
    facilitator: both(ofEveryone, assigned),
  },
  'deliverable.sign': { member: both(ownEstablishment, takesSeat) },
  // What is an establishment's goes to the Aract and the ARS by its own hand, nobody else's (rule D8).
  'deliverable.transmit': { member: both(ownEstablishment, takesSeat) },
  'deliverable.newVersion': { member: ownEstablishment, facilitator: assigned },
  'progress.all': { facilitator: never, lead: always, observer: always },
  'progress.own': { member: ownEstablishment, facilitator: assigned, lead: always, observer: always },
  'chain.verify': { member: always, facilitator: always, lead: always },
};

/** May `actor` do `capability` to `subject`? Anything outside the actor's own cluster is refused first (rule A1). */
export function can(actor: Actor, capability: Capability, subject: Subject): boolean {
  if (actor.clusterId !== subject.clusterId) return false;
  return TABLE[capability][actor.role]?.(actor, subject) ?? false;
}
