import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { inject } from 'vitest';
import WebSocket from 'ws';

/** What became of an upgrade: refused with a status, closed with a code, or open with a first message. */
export type Entrance =
  | { outcome: 'status'; status: number }
  | { outcome: 'closed'; code: number; reason: string }
  | { outcome: 'open'; socket: WebSocket; first: Buffer };

/** Knocks at a room's door. `origin: null` leaves the header out. */
export function knock(
  path: string,
  {
    cookie,
    origin,
    headers = {},
  }: { cookie?: string; origin?: string | null; headers?: Record<string, string> },
): Promise<Entrance> {
  const grappe = inject('grappe');
  const sent: Record<string, string> = { ...headers };
  if (cookie) sent.cookie = cookie;
  if (origin !== null) sent.origin = origin ?? grappe.origin;
  const socket = new WebSocket(grappe.origin.replace('http', 'ws') + path, {
    headers: sent,
    // The server's side of the connection lingers for ten seconds after both have said goodbye.
    closeTimeout: 500,
  } as WebSocket.ClientOptions);
  return new Promise((resolve, reject) => {
    socket.once('unexpected-response', (_request, response) => {
      response.resume();
      resolve({ outcome: 'status', status: response.statusCode ?? 0 });
    });
    socket.once('message', (data) => resolve({ outcome: 'open', socket, first: data as Buffer }));
    socket.once('close', (code, reason) => resolve({ outcome: 'closed', code, reason: String(reason) }));
    socket.once('error', reject);
  });
}

/** Resolves with the code an open socket is closed with. */
export function closed(socket: WebSocket): Promise<number> {
  return new Promise((resolve) => socket.once('close', (code) => resolve(code)));
}

/** Number of rooms of a class that ever woke: each has a database of its own on disk. */
export async function roomsOnDisk(className: 'SheetRoom' | 'SessionRoom'): Promise<number> {
  const files = await readdir(join(inject('grappe').dataDir, 'worker'), { recursive: true });
  return files.filter((file) => file.includes(className) && /[0-9a-f]{64}\.sqlite$/.test(file)).length;
}
