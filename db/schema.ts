/*
 * Every time is an integer, milliseconds UTC. Ids are random strings of 128 bits. Tables marked IMMUTABLE carry triggers
 * (`db/triggers.ts`) that abort UPDATE, DELETE and INSERT over an existing row. A file a subject, all of them read from here.
 */

export * from './schema/clusters.ts';
export * from './schema/people.ts';
export * from './schema/phases.ts';
export * from './schema/sessions.ts';
export * from './schema/boards.ts';
export * from './schema/secret-rounds.ts';
export * from './schema/deliverables.ts';
export * from './schema/audit.ts';
