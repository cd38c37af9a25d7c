import type { BoardFamily, SheetKind } from '../boards/kind.ts';
import type { Draft, DraftPhase, DraftTally, WritingMode } from '../draft/draft.ts';
import type { College } from '../people/roles.ts';
import type { Hit } from '../sheet/search.ts';
import type { EstablishmentView } from './cluster.ts';

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

/** A sheet as a line in a list. `state` is what a person wants to know at a glance. */
export type SheetSummary = {
  sheetId: string;
  boardId: string;
  boardTitle: string;
  kind: string;
  family: BoardFamily;
  phaseTitle: string;
  establishment: EstablishmentView | null;
  /** College whose sub-group it is of; null for a sheet of everyone. */
  college: College | null;
  state: 'empty' | 'writing' | 'sealed' | 'released';
  version: number;
  editedAt: number | null;
  canEdit: boolean;
};

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

/** A picture the server took: its id goes into a cell of the sheet. */
export type PictureView = { id: string; width: number; height: number };

/** The reader's own cards of an earlier board, for them alone; `boardTitle` is null when there never was such a board. */
export type RecallView = { boardTitle: string | null; cards: RecalledCard[] };

/** `zone` is the title of the zone it stands in. */
export type RecalledCard = { id: string; zone: string; text: string };

/** What was found in the boards that this person may read, in the order of the phases. */
export type SearchView = {
  query: string;
  /** `count`: all hits of the sheet; `hits`: the first ones. */
  sheets: { sheet: SheetSummary; count: number; hits: Hit[] }[];
  /** Sheets that could not be asked: too many, or a room that does not answer. */
  unread: number;
};
