import type { Connection, WSMessage } from 'partyserver';
import { openDatabase } from '#db/client.ts';
import type { AccessChange } from '#party/access-changes.ts';
import type { SeatState } from '#party/seat.ts';
import { MESSAGE } from '#party/shared/protocol.ts';
import { SheetRoom } from '#party/sheet-room.ts';
import { EditTimes } from './edit-times.ts';
import type { Env } from './env.ts';
import { withoutValues } from './errors.ts';
import { LookClock } from './look-clock.ts';
import { lookAtRights } from './rights-watch.ts';

/** How long after a message the room compares notes with the database, in ms. */
const UPKEEP_AFTER_MS = 3_000;

/**
 * A sheet's room, in the one place that knows both rooms and database: it tells when it was last written on, and looks now and
 * then whether those present still may be.
 */
export class WatchedSheetRoom extends SheetRoom {
  #edits: EditTimes | undefined;
  #isUpkeepDue = false;
  readonly #clock = new LookClock(this.ctx.storage);
  /** Changes of rights told by the API. */
  #changesHeard = 0;
  /** Sockets that sent an edit since the last look. */
  readonly #used = new WeakSet<WebSocket>();

  override webSocketMessage(ws: WebSocket, message: WSMessage): Promise<void> {
    // Presence is renewed by a tab that nobody looks at: only an edit is use.
    if (message instanceof ArrayBuffer && new Uint8Array(message, 0, 1)[0] === MESSAGE.sync)
      this.#used.add(ws);
    if (!this.#isUpkeepDue) {
      this.#isUpkeepDue = true;
      setTimeout(() => {
        this.#isUpkeepDue = false;
        this.#keepUp();
      }, UPKEEP_AFTER_MS);
    }
    return super.webSocketMessage(ws, message);
  }

  override onClose(connection: Connection<SeatState>): void {
    super.onClose(connection);
    this.#keepUp();
  }

  /** Comes some time after an edit, also when the process died before it could tell. */
  override onAlarm(): void {
    super.onAlarm();
    this.#keepUp();
  }

  #keepUp(): void {
    this.ctx.waitUntil(
      this.#tellAndLook().catch((error: unknown) =>
        console.error(`sheet ${this.name}: upkeep:`, withoutValues(error)),
      ),
    );
  }

  async #tellAndLook(): Promise<void> {
    const env = this.env as Env;
    this.#edits ??= new EditTimes(env, this.name);
    await this.#edits.tell(this.stats().editedAt);
    await this.#look(env);
  }

  async #look(env: Env): Promise<void> {
    const now = Date.now();
    if (!(await this.#clock.isDue(now))) return;
    const seats = [...this.getConnections<SeatState>()].flatMap((connection) => {
      const isUsed = this.#used.delete(connection);
      return connection.state ? [{ grant: connection.state.grant, isUsed }] : [];
    });
    if (seats.length === 0) return;
    const db = openDatabase({ url: env.TURSO_DATABASE_URL, authToken: env.TURSO_AUTH_TOKEN });
    const heard = this.#changesHeard;
    const { changes, endedLogins } = await lookAtRights(db, this.name, seats, now);
    for (const loginId of endedLogins) this.closeLogin(loginId);
    // What the API said meanwhile is newer than what was read here.
    if (heard === this.#changesHeard) super.refreshAccess(changes);
  }

  override refreshAccess(changes: readonly AccessChange[]): void {
    this.#changesHeard += 1;
    super.refreshAccess(changes);
  }
}
