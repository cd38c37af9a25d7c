/// <reference types="@cloudflare/vitest-plugin/types" />

/** What the tests' Worker is bound to (`vitest.rooms.config.ts`). */
declare namespace Cloudflare {
  interface Env {
    SHEET_ROOMS: DurableObjectNamespace<import('#party/sheet-room.ts').SheetRoom>;
    SMALL_SHEET_ROOMS?: DurableObjectNamespace<import('#party/sheet-room.ts').SheetRoom>;
    SESSION_ROOMS: DurableObjectNamespace<import('#party/session-room.ts').SessionRoom>;
    BALLOT_BOXES: DurableObjectNamespace<import('#party/ballot-box.ts').BallotBox>;
    PLACEMENT_BOXES: DurableObjectNamespace<import('#party/placement-box.ts').PlacementBox>;
    ANSWER_BOXES: DurableObjectNamespace<import('#party/answer-box.ts').AnswerBox>;
    DRAFT_BOXES: DurableObjectNamespace<import('#party/draft-box.ts').DraftBox>;
    SHEET_COMMIT_PACE?: string;
  }
}
