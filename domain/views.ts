/*
 * What the API answers, page by page: the worker builds these, the screens draw them. Only what this person may know is in
 * them; there is nothing to hide on the client. A file a subject, all of them read from here.
 */

export type * from './views/cluster.ts';
export type * from './views/people.ts';
export type * from './views/plan.ts';
export type * from './views/progress.ts';
export type * from './views/home.ts';
export type * from './views/board.ts';
export type * from './views/past.ts';
export type * from './views/trace.ts';
export type * from './views/vote.ts';
export type * from './views/placement.ts';
export type * from './views/questionnaire.ts';
export type * from './views/session.ts';
export type * from './views/deliverable.ts';
