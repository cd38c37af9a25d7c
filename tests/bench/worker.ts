import { ROOM_LIMITS, type RoomLimits } from '#party/room-limits.ts';
import { SheetRoom } from '#party/sheet-room.ts';
import { getServerByName } from 'partyserver';
import { BareRelay } from './bare-relay.ts';
import type { Contestant } from './contestants.ts';
import { WritingRelay } from './writing-relay.ts';

export { BareRelay, WritingRelay };

type RelayName = 'RELAY' | 'WRITING_RELAY';
type RoomName = Exclude<Contestant, RelayName>;
type BenchEnv = Record<RoomName, DurableObjectNamespace<Room>> &
  Record<RelayName, DurableObjectNamespace<BareRelay | WritingRelay>>;

const withPace = (env: Cloudflare.Env, pace: string): Cloudflare.Env => ({ ...env, SHEET_COMMIT_PACE: pace });

/**
 * The room as it ships, with two doors for the bench: no bound on the rate of one connection, which plays many people when it
 * writes a history, and a way to be evicted.
 */
export class Room extends SheetRoom {
  protected override readonly limits: RoomLimits = {
    ...ROOM_LIMITS,
    documentRate: { perSecond: 1e6, burst: 1e6 },
    byteRate: { perSecond: 1e9, burst: 1e9 },
  };

  /** Throws the room out of memory, as the platform does; the call fails with it. */
  evict(): void {
    this.ctx.abort('evicted by the bench');
  }
}

/** One write per edit. */
export class RoomEach extends Room {
  constructor(ctx: DurableObjectState, env: Cloudflare.Env) {
    super(ctx, withPace(env, 'each'));
  }
}

/** The edits of 4 ms in one write. */
export class Room4ms extends Room {
  constructor(ctx: DurableObjectState, env: Cloudflare.Env) {
    super(ctx, withPace(env, '4'));
  }
}

const ADDRESS = /^\/(RELAY|WRITING_RELAY|ROOM|ROOM_EACH|ROOM_4MS)\/([\w-]+)(\/stats|\/evict)?$/;

/** `/<contestant>/<name>`: no login here, the load brings the grant itself. */
export default {
  async fetch(request, env): Promise<Response> {
    const [, contestant, name, call] = ADDRESS.exec(new URL(request.url).pathname) ?? [];
    if (!contestant || !name) return new Response(null, { status: 404 });
    if (contestant === 'RELAY' || contestant === 'WRITING_RELAY')
      return env[contestant].getByName(name).fetch(request);
    const rooms = env[contestant as RoomName];
    if (!call) return rooms.getByName(name).fetch(request);
    const room = await getServerByName(rooms, name);
    if (call === '/stats') return Response.json(await room.stats());
    await room.evict().catch(() => 'the call dies with the room');
    return new Response(null, { status: 204 });
  },
} satisfies ExportedHandler<BenchEnv>;
