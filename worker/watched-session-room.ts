import { openDatabase } from '#db/client.ts';
import type { SessionActor } from '#party/session-presence.ts';
import { SessionRoom } from '#party/session-room.ts';
import type { Env } from './env.ts';
import { withoutValues } from './errors.ts';
import { LookClock } from './look-clock.ts';
import { lookAtAudience } from './rights-watch.ts';

/** A session's room that looks now and then, when it has something to tell, whether those present still may hear it. */
export class WatchedSessionRoom extends SessionRoom {
  /** Changes of people told by the API. */
  #changesHeard = 0;
  readonly #clock = new LookClock(this.ctx.storage);

  protected override onChanged(): void {
    this.ctx.waitUntil(
      this.#look().catch((error: unknown) =>
        console.error(`session ${this.name}: look at rights:`, withoutValues(error)),
      ),
    );
  }

  async #look(): Promise<void> {
    const now = Date.now();
    const audience = this.audience();
    if (audience.length === 0 || !(await this.#clock.isDue(now))) return;
    const { TURSO_DATABASE_URL: url, TURSO_AUTH_TOKEN: authToken } = this.env as Env;
    const heard = this.#changesHeard;
    const { people, endedLogins } = await lookAtAudience(
      openDatabase({ url, authToken }),
      this.name,
      audience,
      now,
    );
    for (const loginId of endedLogins) await this.removeLogin(loginId);
    // What the API said meanwhile is newer than what was read here.
    if (heard === this.#changesHeard) await super.refreshPeople(people);
  }

  override async refreshPeople(people: readonly SessionActor[]): Promise<void> {
    this.#changesHeard += 1;
    await super.refreshPeople(people);
  }
}
