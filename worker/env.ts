import type { AnswerBox } from '#party/answer-box.ts';
import type { BallotBox } from '#party/ballot-box.ts';
import type { PlacementBox } from '#party/placement-box.ts';
import type { DraftBox } from '#party/draft-box.ts';
import type { SessionRoom } from '#party/session-room.ts';
import type { SheetRoom } from '#party/sheet-room.ts';

/** What the Worker is bound to (`wrangler.toml`). The two secrets never stand in `[vars]`, which would be deployed. */
export type Env = {
  ASSETS: Fetcher;
  SHEET_ROOMS: DurableObjectNamespace<SheetRoom>;
  SESSION_ROOMS: DurableObjectNamespace<SessionRoom>;
  BALLOT_BOXES: DurableObjectNamespace<BallotBox>;
  PLACEMENT_BOXES: DurableObjectNamespace<PlacementBox>;
  ANSWER_BOXES: DurableObjectNamespace<AnswerBox>;
  DRAFT_BOXES: DurableObjectNamespace<DraftBox>;
  TURSO_DATABASE_URL: string;
  TURSO_AUTH_TOKEN?: string;
};
