import { DurableObject } from 'cloudflare:workers';

/** What a room is measured against: every frame goes to all others as it came. Nothing is read, checked or stored. */
export class BareRelay extends DurableObject {
  override fetch(): Response {
    const { 0: client, 1: server } = new WebSocketPair();
    this.ctx.acceptWebSocket(server);
    return new Response(null, { status: 101, webSocket: client });
  }

  override webSocketMessage(sender: WebSocket, message: string | ArrayBuffer): void {
    for (const socket of this.ctx.getWebSockets()) if (socket !== sender) socket.send(message);
  }
}
