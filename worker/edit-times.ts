import { openDatabase } from '#db/client.ts';
import { setEditedAt } from '#db/queries/sheets.ts';
import type { Env } from './env.ts';
import { withoutValues } from './errors.ts';

/**
 * Tells the database, now and then, when a sheet was last written on: lists show it and the progress table counts a sheet that
 * was written on as begun. The room's own log is what counts; this is a copy for the pages, late by some seconds.
 */
export class EditTimes {
  readonly #env: Env;
  readonly #sheetId: string;
  /** Last time that is known to be in the database. Lost with the room's memory: it is then written once more. */
  #told: number | null = null;

  constructor(env: Env, sheetId: string) {
    this.#env = env;
    this.#sheetId = sheetId;
  }

  /** `editedAt`: ms UTC of the last durable edit, null for a sheet nobody has written on. A failure is logged and told next time. */
  async tell(editedAt: number | null): Promise<void> {
    if (editedAt === null || editedAt === this.#told) return;
    const before = this.#told;
    // Before the write, so that thirty people who leave together make one.
    this.#told = editedAt;
    try {
      const db = openDatabase({ url: this.#env.TURSO_DATABASE_URL, authToken: this.#env.TURSO_AUTH_TOKEN });
      await setEditedAt(db, this.#sheetId, editedAt);
    } catch (error) {
      this.#told = before;
      console.error(`sheet ${this.#sheetId}: its last edit is not told:`, withoutValues(error));
    }
  }
}
