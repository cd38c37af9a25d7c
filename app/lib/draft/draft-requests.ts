import { api, ask } from '#app/lib/api.ts';
import type { ApartMode, Draft, DraftChange, WritingMode } from '#domain/draft/draft.ts';
import type { BoardDraftsView, DraftsView, SheetView } from '#domain/views.ts';

/* The API of waiting cards, as the screens use it. Every function throws `ApiError`. No card ever travels on a socket. */

const sheet = api.sheets[':id'];
const board = api.boards[':id'];
/** The login's end is said in place: leaving the page would lose the words. */
const STAY = { expired: 'stay' } as const;

export const loadDrafts = (id: string): Promise<DraftsView> =>
  ask(sheet.drafts.$get({ param: { id } }), STAY);

/** Sending the same card twice is as once. `told`: the mode that stood on the screen. */
export const writeDraft = (id: string, draft: Draft, told: ApartMode): Promise<DraftsView> =>
  ask(sheet.drafts.$post({ param: { id }, json: { ...draft, told } }), STAY);

export const changeDraft = (id: string, draftId: string, change: DraftChange): Promise<DraftsView> =>
  ask(sheet.drafts[':draftId'].$patch({ param: { id, draftId }, json: change }), STAY);

export const removeDraft = (id: string, draftId: string): Promise<DraftsView> =>
  ask(sheet.drafts[':draftId'].$delete({ param: { id, draftId } }), STAY);

export const reveal = (id: string, round: number): Promise<SheetView> =>
  ask(sheet.reveal.$post({ param: { id }, json: { round } }));

export const beginRound = (id: string, mode: ApartMode): Promise<SheetView> =>
  ask(sheet.round.$post({ param: { id }, json: { mode } }));

export const setRules = (
  id: string,
  rules: { writing?: WritingMode; ownCardsOnly?: boolean },
): Promise<{ ok: true }> => ask(board.$patch({ param: { id }, json: rules }));

export const loadBoardDrafts = (id: string): Promise<BoardDraftsView> =>
  ask(board.drafts.$get({ param: { id } }));
