export { AnswerBox } from '#party/answer-box.ts';
export { BallotBox } from '#party/ballot-box.ts';
export { PlacementBox } from '#party/placement-box.ts';
export { DraftBox } from '#party/draft-box.ts';
export { SessionRoom } from '#party/session-room.ts';
export { SheetRoom } from '#party/sheet-room.ts';
export { SmallSheetRoom } from './small-sheet-room.ts';

/** Tests reach the rooms through their namespaces, as the Worker does. */
export default {
  fetch: () => new Response(null, { status: 404 }),
};
