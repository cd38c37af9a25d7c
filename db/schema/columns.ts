import { integer, text } from 'drizzle-orm/sqlite-core';

/** A random string of 128 bits. */
export const id = () => text('id').primaryKey();

/** Milliseconds UTC. */
export const createdAt = () => integer('created_at').notNull();
