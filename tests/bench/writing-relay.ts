import { DurableObject } from 'cloudflare:workers';

/** First two bytes of an edit on the wire: sync, update. */
const EDIT = [0, 2] as const;

/**
 * The price of "on disk before anyone receives it", alone: a relay that puts each edit in its SQLite and forwards it, without
 * reading it, checking it, or knowing who sent it. No room that logs first can be faster on the same disk.
 */
export class WritingRelay extends DurableObject {
  constructor(ctx: DurableObjectState, env: Cloudflare.Env) {
    super(ctx, env);
    ctx.storage.sql.exec(
      'CREATE TABLE IF NOT EXISTS log (seq INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT',
    );
  }

  override fetch(): Response {
    const { 0: client, 1: server } = new WebSocketPair();
    this.ctx.acceptWebSocket(server);
    return new Response(null, { status: 101, webSocket: client });
  }

  override webSocketMessage(sender: WebSocket, message: string | ArrayBuffer): void {
    if (typeof message !== 'string') {
      const bytes = new Uint8Array(message);
      if (bytes[0] === EDIT[0] && bytes[1] === EDIT[1])
        this.ctx.storage.sql.exec('INSERT INTO log (bytes) VALUES (?)', message);
    }
    for (const socket of this.ctx.getWebSockets()) if (socket !== sender) socket.send(message);
  }
}
