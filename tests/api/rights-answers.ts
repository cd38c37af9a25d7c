import type { Knocker } from './rights-people-stage.ts';
import type { RightsStage } from './rights-stage.ts';

/** What one person is answered: `ok`, or the code of the refusal. */
export type Answers = Record<Knocker, string>;

/** One line of the table: a route of the app, what is asked of it, and what each is answered. */
export type Line = {
  route: string;
  about?: string;
  ask: (stage: RightsStage, who: Knocker) => Asked | Promise<Asked>;
  expected: Answers;
};
export type Asked = { path: string; body?: unknown };

export const line = (route: string, ask: Line['ask'], expected: Answers, about?: string): Line => ({
  route,
  ask,
  expected,
  about,
});
export const at = (path: string, body?: unknown): Asked => ({ path, body });

/** For anyone, logged in or not. */
export const ANYONE: Answers = {
  nobody: 'ok',
  ended: 'ok',
  stranger: 'ok',
  observer: 'ok',
  tradeB: 'ok',
  otherFacilitator: 'ok',
  lead: 'ok',
  deputyA: 'ok',
  staffA: 'ok',
  directionA: 'ok',
  facilitator: 'ok',
};
/** About the one who asks, or about the call, which is public. */
export const LOGGED_IN: Answers = {
  nobody: 'login_required',
  ended: 'login_required',
  stranger: 'ok',
  observer: 'ok',
  tradeB: 'ok',
  otherFacilitator: 'ok',
  lead: 'ok',
  deputyA: 'ok',
  staffA: 'ok',
  directionA: 'ok',
  facilitator: 'ok',
};
/** For leads, in the cluster they are in. */
export const LEADS: Answers = {
  nobody: 'login_required',
  ended: 'login_required',
  stranger: 'ok',
  observer: 'forbidden',
  tradeB: 'forbidden',
  otherFacilitator: 'forbidden',
  lead: 'ok',
  deputyA: 'forbidden',
  staffA: 'forbidden',
  directionA: 'forbidden',
  facilitator: 'forbidden',
};
/** For the lead of this cluster. */
export const LEADS_HERE: Answers = {
  nobody: 'login_required',
  ended: 'login_required',
  stranger: 'not_found',
  observer: 'forbidden',
  tradeB: 'forbidden',
  otherFacilitator: 'forbidden',
  lead: 'ok',
  deputyA: 'forbidden',
  staffA: 'forbidden',
  directionA: 'forbidden',
  facilitator: 'forbidden',
};
/** For facilitators and leads, in the cluster they are in. */
export const MANAGES: Answers = {
  nobody: 'login_required',
  ended: 'login_required',
  stranger: 'ok',
  observer: 'forbidden',
  tradeB: 'forbidden',
  otherFacilitator: 'ok',
  lead: 'ok',
  deputyA: 'forbidden',
  staffA: 'forbidden',
  directionA: 'forbidden',
  facilitator: 'ok',
};
/** For those of this cluster. */
export const MANAGES_HERE: Answers = {
  nobody: 'login_required',
  ended: 'login_required',
  stranger: 'not_found',
  observer: 'forbidden',
  tradeB: 'forbidden',
  otherFacilitator: 'ok',
  lead: 'ok',
  deputyA: 'forbidden',
  staffA: 'forbidden',
  directionA: 'forbidden',
  facilitator: 'ok',
};
/** For the lead of this cluster and the facilitator who follows A. */
export const MANAGES_A: Answers = { ...MANAGES_HERE, otherFacilitator: 'forbidden' };
/** For the facilitators of this cluster. */
export const RUNS_HERE: Answers = {
  nobody: 'login_required',
  ended: 'login_required',
  stranger: 'not_found',
  observer: 'forbidden',
  tradeB: 'forbidden',
  otherFacilitator: 'ok',
  lead: 'forbidden',
  deputyA: 'forbidden',
  staffA: 'forbidden',
  directionA: 'forbidden',
  facilitator: 'ok',
};
/** For everyone but observers, about the cluster they are in. */
export const OF_A_CLUSTER: Answers = {
  nobody: 'login_required',
  ended: 'login_required',
  stranger: 'ok',
  observer: 'forbidden',
  tradeB: 'ok',
  otherFacilitator: 'ok',
  lead: 'ok',
  deputyA: 'ok',
  staffA: 'ok',
  directionA: 'ok',
  facilitator: 'ok',
};
/** For everyone of this cluster but observers. */
export const OF_THE_CLUSTER: Answers = {
  nobody: 'login_required',
  ended: 'login_required',
  stranger: 'not_found',
  observer: 'forbidden',
  tradeB: 'ok',
  otherFacilitator: 'ok',
  lead: 'ok',
  deputyA: 'ok',
  staffA: 'ok',
  directionA: 'ok',
  facilitator: 'ok',
};
/** For whoever reads the sheet of A, not released. */
export const READS_A: Answers = {
  nobody: 'login_required',
  ended: 'login_required',
  stranger: 'not_found',
  observer: 'forbidden',
  tradeB: 'sheet_not_released',
  otherFacilitator: 'sheet_not_released',
  lead: 'ok',
  deputyA: 'ok',
  staffA: 'ok',
  directionA: 'ok',
  facilitator: 'ok',
};
/** For those whose it is and its facilitator: what was taken out of it is not the lead's (rule K2). */
export const READS_PAST_OF_A: Answers = { ...READS_A, lead: 'forbidden' };
/** For whoever writes on it. */
export const WRITES_A: Answers = {
  nobody: 'login_required',
  ended: 'login_required',
  stranger: 'not_found',
  observer: 'forbidden',
  tradeB: 'sheet_not_released',
  otherFacilitator: 'sheet_not_released',
  lead: 'sheet_read_only',
  deputyA: 'ok',
  staffA: 'ok',
  directionA: 'ok',
  facilitator: 'ok',
};
/** For the facilitator who follows A. */
export const DECIDES_ON_A: Answers = {
  nobody: 'login_required',
  ended: 'login_required',
  stranger: 'not_found',
  observer: 'forbidden',
  tradeB: 'sheet_not_released',
  otherFacilitator: 'sheet_not_released',
  lead: 'forbidden',
  deputyA: 'forbidden',
  staffA: 'forbidden',
  directionA: 'forbidden',
  facilitator: 'ok',
};
/** For the team of A and the facilitator who follows it. */
export const DELIVERS_A: Answers = {
  nobody: 'login_required',
  ended: 'login_required',
  stranger: 'not_found',
  observer: 'forbidden',
  tradeB: 'forbidden',
  otherFacilitator: 'forbidden',
  lead: 'forbidden',
  deputyA: 'ok',
  staffA: 'ok',
  directionA: 'ok',
  facilitator: 'ok',
};
