import type { WSMessage } from 'partyserver';
import { SheetRoom as Room } from '#party/sheet-room.ts';
import { GrappeError } from '#domain/errors.ts';
import { api } from './api.ts';
import { EditTimes } from './edit-times.ts';
import { errorResponse, withoutValues } from './errors.ts';
import type { Env } from './env.ts';
import { servePage } from './pages.ts';
import { enterRoom } from './rooms.ts';
import { withSecurityHeaders } from './security-headers.ts';

export { BallotBox } from '#party/ballot-box.ts';
export { SessionRoom } from '#party/session-room.ts';

/** How long after a message the database learns of an edit, in ms. */
const TELL_AFTER_MS = 3_000;

/** A sheet's room, in the one place that knows both rooms and database: it says when it was last written on. */
export class SheetRoom extends Room {
  #edits: EditTimes | undefined;
  #tellingSoon = false;

  override webSocketMessage(ws: WebSocket, message: WSMessage): Promise<void> {
    if (!this.#tellingSoon) {
      this.#tellingSoon = true;
      setTimeout(() => {
        this.#tellingSoon = false;
        this.#tell();
      }, TELL_AFTER_MS);
    }
    return super.webSocketMessage(ws, message);
  }

  override onClose(connection: Parameters<Room['onClose']>[0]): void {
    super.onClose(connection);
    this.#tell();
  }

  /** Comes some time after an edit, also when the process died before it could tell. */
  override onAlarm(): void {
    super.onAlarm();
    this.#tell();
  }

  #tell(): void {
    const editedAt = this.#editedAt();
    this.#edits ??= new EditTimes(this.env as Env, this.name);
    this.ctx.waitUntil(this.#edits.tell(editedAt));
  }

  #editedAt(): number | null {
    try {
      return this.stats().editedAt;
    } catch (error) {
      // A room that cannot read its log has said so in full; what it last knew stays in the database.
      if (error instanceof GrappeError && error.code === 'room_unreadable') return null;
      throw error;
    }
  }
}

/** The one Worker: the API, the doors of the rooms, and the pages. */
export default {
  async fetch(request, env, ctx): Promise<Response> {
    const url = new URL(request.url);
    try {
      if (isUnder('/rooms', url)) return await enterRoom(request, env);
      if (isUnder('/api', url)) return withSecurityHeaders(await api.fetch(request, env, ctx), url);
      return await servePage(request, env);
    } catch (error) {
      console.error(request.method, url.pathname, withoutValues(error));
      return withSecurityHeaders(errorResponse('internal'), url);
    }
  },
} satisfies ExportedHandler<Env>;

function isUnder(folder: string, { pathname }: URL): boolean {
  return pathname === folder || pathname.startsWith(`${folder}/`);
}
