import type { Database } from '#db/client.ts';
import type { KnownLogin } from '#db/queries/logins.ts';
import type { Actor } from '#domain/people/roles.ts';
import type { Env } from './env.ts';

/** What every handler finds in its context, before anyone is known. */
export type AnyoneEnv = { Bindings: Env; Variables: { db: Database } };

/** What a handler behind `authenticate` finds: who is asking, with the rights of now (rule A8). */
export type LoggedInEnv = {
  Bindings: Env;
  Variables: { db: Database; actor: Actor; login: KnownLogin };
};
