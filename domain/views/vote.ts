import type { VoteResult } from '../vote/result.ts';
import type { Ballot, Electorate, VoteItem, VoteState } from '../vote/vote.ts';

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
