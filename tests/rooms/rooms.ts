import { sheetKindOf } from '#domain/boards/catalogue.ts';
import type { SheetKind } from '#domain/boards/kind.ts';
import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { nanoid } from 'nanoid';
import type { RoomStub } from './room-client.ts';

/** A room nobody has opened. `small`: the one with bounds that a test can reach. */
export function newRoom(size: 'usual' | 'small' = 'usual'): RoomStub {
  const rooms = size === 'small' ? env.SMALL_SHEET_ROOMS : env.SHEET_ROOMS;
  if (!rooms) throw new Error('this Worker has no small rooms');
  return rooms.getByName(nanoid());
}

/** Who first wrote each item, as the room has it on disk. */
export async function authorsOf(stub: RoomStub): Promise<Map<string, string>> {
  const rows = await runInDurableObject(stub, (_room, { storage }) =>
    storage.sql
      .exec<{ item_id: string; person_id: string }>('SELECT item_id, person_id FROM authors')
      .toArray(),
  );
  return new Map(rows.map(({ item_id, person_id }) => [item_id, person_id]));
}

/** A kind of the catalogue that must be there. */
export function mustKind<F extends SheetKind['family']>(
  key: string,
  family: F,
): Extract<SheetKind, { family: F }> {
  const kind = sheetKindOf(key);
  if (kind?.family !== family) throw new Error(`${key} is not a ${family} kind`);
  return kind as Extract<SheetKind, { family: F }>;
}

export const CARDS = mustKind('STAKES_STRENGTHS_WEAKNESSES', 'cards');
export const MAP = mustKind('PRIORITY_MAP', 'map');
export const TABLE = mustKind('ACTION_PLAN', 'table');
export const FORM = mustKind('EXPERIMENT_SHEET', 'form');
