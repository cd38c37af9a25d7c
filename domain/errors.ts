/**
 * The closed list of everything that can be refused or fail. API replies, room close reasons and front-end sentences all use
 * these codes; `app/` holds one French sentence for each, checked at compile time.
 */
export const ERROR_STATUS = {
  bad_request: 400,
  body_too_large: 413,
  login_required: 401,
  invitation_invalid: 404,
  too_many_attempts: 429,
  forbidden: 403,
  origin_refused: 403,
  not_found: 404,
  board_missing: 409,
  sheet_sealed: 409,
  sheet_not_sealed: 409,
  sheet_not_released: 403,
  sheet_read_only: 403,
  cluster_closed: 409,
  cluster_state_refused: 409,
  last_lead: 409,
  session_not_live: 409,
  session_already_open: 409,
  session_closed: 409,
  session_cancelled: 409,
  session_not_planned: 409,
  phase_move_refused: 409,
  phase_not_empty: 409,
  board_not_empty: 409,
  expected_in_use: 409,
  dates_out_of_order: 422,
  timer_not_running: 409,
  vote_not_open: 409,
  vote_already_open: 409,
  vote_closed: 409,
  not_an_elector: 403,
  ballot_over_budget: 422,
  ballot_over_cap: 422,
  ballot_unknown_item: 422,
  vote_needs_items: 422,
  vote_needs_electors: 422,
  placement_not_open: 409,
  placement_already_open: 409,
  placement_revealed: 409,
  placement_needs_items: 422,
  placement_too_many_items: 422,
  placement_needs_people: 422,
  placement_unknown_item: 422,
  placement_out_of_range: 422,
  not_a_placer: 403,
  questionnaire_not_open: 409,
  questionnaire_already_open: 409,
  questionnaire_closed: 409,
  questionnaire_needs_people: 422,
  answer_refused: 422,
  answers_empty: 422,
  not_a_respondent: 403,
  cards_apart: 409,
  not_your_card: 403,
  drafts_revealed: 409,
  drafts_waiting: 409,
  drafts_too_many: 422,
  draft_gone: 404,
  writing_changed: 409,
  hash_mismatch: 409,
  already_signed: 409,
  not_a_signatory: 403,
  deliverable_superseded: 409,
  deliverable_not_validated: 409,
  already_transmitted: 409,
  deliverable_empty: 422,
  chain_broken: 500,
  image_invalid: 422,
  images_full: 409,
  update_refused: 422,
  update_too_large: 413,
  too_many_measures: 422,
  unknown_message: 400,
  flood: 429,
  spreadsheet_unreadable: 422,
  spreadsheet_too_large: 413,
  spreadsheet_encrypted: 422,
  spreadsheet_old_format: 422,
  storage_failed: 503,
  room_unreadable: 503,
  internal: 500,
} as const satisfies Record<string, number>;

export type ErrorCode = keyof typeof ERROR_STATUS;

/** Body of every failed API reply. `issues` names the fields that did not parse, when there are any. */
export type ErrorBody = { error: ErrorCode; issues?: { path: string; message: string }[] };

/**
 * What a room or a pure decision answers when it may refuse. A value, because an error that crosses an RPC keeps only its
 * message.
 */
export type Outcome<T> = { ok: true; value: T } | { ok: false; error: ErrorCode };

/** The one error class that crosses our own layers. `detail` is for logs and must never hold a token or a person's words. */
export class GrappeError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, detail?: string) {
    super(detail ? `${code}: ${detail}` : code);
    this.name = 'GrappeError';
    this.code = code;
  }
}

/** True for a string that is one of our codes (a code that came over a wire). */
export function isErrorCode(value: unknown): value is ErrorCode {
  return typeof value === 'string' && Object.hasOwn(ERROR_STATUS, value);
}
