import type { BoardFamily, SheetKind } from './boards/kind.ts';
import type { SheetScope } from './boards/sheet-cut.ts';
import type { DeliverableState, Opinion, Signature } from './deliverable/deliverable.ts';
import type { Draft, DraftPhase, DraftTally, WritingMode } from './draft/draft.ts';
import type { College, Role } from './people/roles.ts';
import type { PlacementItem, PlacementState, Points } from './placement/placement.ts';
import type { PlacementResult } from './placement/result.ts';
import type { Answers, RoundState } from './questionnaire/questionnaire.ts';
import type { RoundResult } from './questionnaire/result.ts';
import type { PhaseSuggestion, Programme, ProgrammePhase } from './programmes/programme.ts';
import type { SessionState } from './session/session.ts';
import type { ErrorCode } from './errors.ts';
import type { CheckpointReason } from './sheet/checkpoint.ts';
import type { ItemMeasured } from './sheet/item-words.ts';
import type { SheetProjection } from './sheet/projection.ts';
import type { Hit } from './sheet/search.ts';
import type { VoteResult } from './vote/result.ts';
import type { Ballot, Electorate, VoteItem, VoteState } from './vote/vote.ts';

/*
 * What the API answers, page by page: the worker builds these, the screens draw them. Only what this person may know is in
 * them; there is nothing to hide on the client.
 */

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

export type PhaseView = {
  id: string;
  position: number;
  kind: string;
  title: string;
  subtitle: string;
  state: 'planned' | 'current' | 'done';
  startsAt: number | null;
  endsAt: number | null;
  /** `dueAt`: milliseconds UTC. */
  expected: { id: string; title: string; dueAt: number | null }[];
  boards: { id: string; title: string; kind: string }[];
};

export type SessionSummary = {
  id: string;
  title: string;
  phaseTitle: string;
  state: 'planned' | 'lobby' | 'live' | 'closed';
  startsAt: number;
  endsAt: number;
  visioUrl: string | null;
};

/** A session in the calendar of its cluster. */
export type SessionEntry = SessionSummary & { phaseId: string; cancelledAt: number | null };

/** Whose words these are: the call's, Grappe's, or the cluster's own. */
export type WordsOf = 'call' | 'grappe' | 'cluster';

/** A phase as its page shows it: what the call says of it and what the cluster made of it. */
export type PhasePlan = Omit<PhaseView, 'expected' | 'boards'> & {
  source: WordsOf;
  modality: ProgrammePhase['modality'];
  /** When and how long, as the call prints it. */
  window: string | null;
  duration: string | null;
  content: string[];
  expected: {
    id: string;
    title: string;
    boardKind: string | null;
    dueAt: number | null;
    source: WordsOf;
    /** Not the call's: may be taken away while nobody has handed anything in. */
    canRemove: boolean;
  }[];
  /** Those this person may read; every one for who arranges them. */
  boards: {
    id: string;
    title: string;
    kind: string;
    family: BoardFamily;
    scope: SheetScope;
    canOpen: boolean;
    /** Nobody has written on it, as far as is known. */
    isEmpty: boolean;
  }[];
  /** Kinds the programme proposes that the phase does not have. Empty for who may not add them. */
  proposed: string[];
  /** What another call wrote for this moment, for who may take it over. */
  suggestion: (PhaseSuggestion & { fromTitle: string }) | null;
};

/** The phases of the cluster with what is in them, and its calendar. */
export type PlanView = {
  phases: PhasePlan[];
  /** In order of start, those called off included. Empty for who has no session to go to. */
  sessions: SessionEntry[];
};

/** What the call says, for anyone of the cluster. */
export type ProgrammeView = { cluster: string; programme: Programme };

/** A sheet as a line in a list. `state` is what a person wants to know at a glance. */
export type SheetSummary = {
  sheetId: string;
  boardId: string;
  boardTitle: string;
  kind: string;
  family: BoardFamily;
  phaseTitle: string;
  establishment: EstablishmentView | null;
  state: 'empty' | 'writing' | 'sealed' | 'released';
  version: number;
  editedAt: number | null;
  canEdit: boolean;
};

/** Where one establishment stands with one expected deliverable. */
export type ProgressCell = {
  establishmentId: string;
  expectedId: string;
  state: 'none' | 'draft' | DeliverableState | 'blocked';
  version: number | null;
  /** Null for those who may know the state only (observer). */
  deliverableId: string | null;
  boardId: string | null;
  /** Opinions given so far, without their comments; empty for states-only readers. */
  opinions: { college: College; opinion: Opinion }[];
  /** How many colleges sign the newest version; 0 before one is handed in, and for states-only readers. */
  signatories: number;
  /** True when the due date is past and nothing is validated. */
  late: boolean;
  /** When the newest version was handed in, and when its last college signed it; null for states-only readers. Milliseconds UTC. */
  handedInAt: number | null;
  signedAt: number | null;
  /** When the establishment gave it to the programme. */
  transmittedAt: number | null;
};

export type ProgressView = {
  establishments: EstablishmentView[];
  expected: { id: string; title: string; phaseTitle: string; phasePosition: number; dueAt: number | null }[];
  cells: ProgressCell[];
};

/** A version that waits for something this person may do. `submittedAt`: milliseconds UTC. */
export type WaitingDeliverable = {
  deliverableId: string;
  title: string;
  boardTitle: string;
  version: number;
  submittedAt: number;
};

export type HomeView = {
  me: MeView;
  phases: PhaseView[];
  /** Planned or going on today, else the next one; null when none is planned. */
  session: SessionSummary | null;
  /** All of the calendar, for the frise. Empty for who has no session to go to. */
  sessions: SessionEntry[];
  /** Sheets this person can write on or read, the ones to complete first. Empty for an observer. */
  sheets: SheetSummary[];
  progress: ProgressView;
  /** Anonymous questionnaires that are open to this person. */
  questionnaires: QuestionnaireToAnswer[];
  /** Deliverables that wait for this person's signature. */
  toSign: WaitingDeliverable[];
  /** Validated ones of their team, that the programme has not been given. */
  toTransmit: WaitingDeliverable[];
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
  boards: number;
  people: number;
  /** People with a link that works, whether they came in or not. */
  invited: number;
  /** States it may be brought to. */
  next: ClusterCard['state'][];
};

/** A freshly made link: the only time its token exists outside its owner's hands. */
export type NewInvitation = PersonView & { link: string };

export type BoardView = {
  id: string;
  title: string;
  kind: string;
  phaseTitle: string;
  state: 'prepared' | 'open' | 'grouping' | 'voting' | 'frozen' | 'released';
  /** Sheets this person may read: one's own, the assigned ones, the released ones. */
  sheets: SheetSummary[];
  /** Session in which the board can be voted on now, for a facilitator. */
  liveSessionId: string | null;
};

/** How the cards of a sheet are written, for one person. */
export type WritingView = {
  /** As it is now: `open` once the cards are revealed. */
  mode: WritingMode;
  /** As the board is set, before and after the reveal. */
  boardMode: WritingMode;
  /** The board's option; whether it binds this person, the room's status says. */
  ownCardsOnly: boolean;
  /** May change the two above for the whole board. */
  canManage: boolean;
  /** May reveal the cards of this sheet, and begin another round. */
  canReveal: boolean;
};

/** Cards that wait for their reveal, as far as one person may know of them (rules W1 and W3). */
export type DraftsView = {
  round: number;
  phase: DraftPhase;
  /** The mode of the cards that wait, which the board may no longer be in; the board's when none does. */
  mode: WritingMode;
  /** One's own, in the order they were written. */
  drafts: Draft[];
  /** For those who manage the board; null for everyone else. */
  tally: DraftTally | null;
};

/** How many cards wait on each sheet of a board: two numbers a sheet, for those who manage it (rule W3). */
export type BoardDraftsView = { sheets: ({ sheetId: string } & DraftTally)[] };

/** What the page of a sheet needs besides the Y.Doc. */
export type SheetView = SheetSummary & {
  /** The kind it is of, with its words; null for a questionnaire, which has no shared document. */
  definition: SheetKind | null;
  writing: WritingView;
  /** Why one may not write; null when one may. */
  readOnly: 'sheet_sealed' | 'sheet_read_only' | 'cluster_closed' | null;
  /** Also when sealed, while something that this version answers is still expected. */
  canSubmit: boolean;
  canRelease: boolean;
  /** May look at what was deleted and at earlier states. */
  canSeePast: boolean;
  canStartNewVersion: boolean;
  /** Finds here, alone, what they wrote on an earlier board (before and after). */
  canRecall: boolean;
  /** Runs this board: sees its guide, sets its options. */
  canManage: boolean;
  /** Expected deliverables this version of the sheet can be handed in for; those it was handed in for are left out. */
  expected: { id: string; title: string }[];
  /** Newest deliverable made from this sheet, if any. */
  deliverableId: string | null;
  team: { name: string; title: string }[];
  sheets: SheetSummary[];
};

/** A picture the server took: its id goes into a cell of the sheet. */
export type PictureView = { id: string; width: number; height: number };

/** The reader's own cards of an earlier board, for them alone; `boardTitle` is null when there never was such a board. */
export type RecallView = { boardTitle: string | null; cards: RecalledCard[] };

/** `zone` is the title of the zone it stands in. */
export type RecalledCard = { id: string; zone: string; text: string };

export type VoteView = {
  id: string;
  sessionId: string;
  boardId: string;
  boardTitle: string;
  question: string;
  state: VoteState;
  budget: number;
  cap: number;
  electorate: Electorate;
  electorateLabel: string;
  electors: number;
  voters: number;
  items: VoteItem[];
  openedAt: number;
  /** One's own: null when not an elector; `cast` is null until a ballot was cast, and after the close. */
  own: { cast: Ballot | null } | null;
  /** Null until published. */
  result: VoteResult | null;
  previousVoteId: string | null;
  canClose: boolean;
};

/** An item of a published vote that this person may take further; `title` is the gesture. */
export type KeptItem = { itemId: string; title: string };

/** Where an item of a vote goes, and the words to write there by key (`worker/vote-follow-up.ts`). */
export type VoteFollowUp = {
  boardId: string;
  sheetId: string;
  fromSheetId: string;
  fromItemId: string;
  fill: Record<string, string>;
};

export type SessionView = SessionSummary & {
  live: SessionState;
  canRun: boolean;
  /** The phase it is a session of. */
  phaseId: string;
  /** All of the cluster, in the order of the phases. */
  boards: {
    id: string;
    phaseId: string;
    phaseTitle: string;
    title: string;
    kind: string;
    family: BoardFamily;
  }[];
  votes: { id: string; question: string; state: VoteState; openedAt: number }[];
  people: { personId: string; name: string; role: Role; establishment: EstablishmentView | null }[];
};

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

/** The cards of a map, each person alone first. Before the reveal: how many placed, and one's own points. */
export type PlacementView = {
  id: string;
  sheetId: string;
  state: PlacementState;
  range: readonly [number, number];
  items: PlacementItem[];
  electors: number;
  placed: number;
  openedAt: number;
  /** Null when not of the people who place, and after the reveal. */
  own: { points: Points } | null;
  /** Null before the reveal. */
  result: PlacementResult | null;
  canReveal: boolean;
};

/** What the page of a map needs of placements: the newest one, if any. */
export type SheetPlacementView = {
  placement: PlacementView | null;
  canOpen: boolean;
  /** People who would place if one was opened now. */
  electors: number;
};

/** A round of an anonymous questionnaire, as one person may see it. */
export type RoundView = {
  id: string;
  state: RoundState;
  respondents: number;
  /** How many answered: all that is known before the close. */
  answered: number;
  openedAt: number;
  closedAt: number | null;
  /** One's own: null when not of the respondents, and after the close. `answers` is null until given. */
  own: { answers: Answers | null } | null;
  /** Null before the close. Free answers in it: those shown; all of them, with what was decided, for who reviews. */
  result: RoundResult | null;
  canClose: boolean;
  canReview: boolean;
};

/** The page of a questionnaire board: the newest round, and the earlier ones by their dates. */
export type QuestionnaireView = {
  boardId: string;
  boardTitle: string;
  kind: string;
  phaseTitle: string;
  round: RoundView | null;
  /** All rounds, the newest first. */
  rounds: { id: string; openedAt: number; closedAt: number | null }[];
  canOpen: boolean;
  /** People who would answer if a round was opened now. */
  respondents: number;
};

/** An open round that this person may answer, as a line of the home page. */
export type QuestionnaireToAnswer = {
  boardId: string;
  boardTitle: string;
  phaseTitle: string;
  questions: number;
  hasAnswered: boolean;
};

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
/** What was found in the boards that this person may read, in the order of the phases. */
export type SearchView = {
  query: string;
  /** `count`: all hits of the sheet; `hits`: the first ones. */
  sheets: { sheet: SheetSummary; count: number; hits: Hit[] }[];
  /** Sheets that could not be asked: too many, or a room that does not answer. */
  unread: number;
};

/** One end of a link: the item with the words it says now. */
export type TraceEnd = {
  boardId: string;
  sheetId: string;
  boardTitle: string;
  /** Null for the whole sheet. */
  itemId: string | null;
  words: string;
  /** `deleted`: in the trash of its sheet; `gone`: nothing is left of it. */
  state: 'live' | 'deleted' | 'gone';
};

/** Where something came from, and what it gave. Only links whose two ends this person may read. */
export type TraceView = {
  id: string;
  from: TraceEnd;
  to: TraceEnd;
  /** What was measured of the item it gave; null when nothing is measured there. */
  measured: ItemMeasured | null;
  canRemove: boolean;
};
export type TracesView = { traces: TraceView[] };
