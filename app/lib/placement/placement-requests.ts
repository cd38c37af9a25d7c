import type { Points } from '#domain/placement/placement.ts';
import type { PlacementView, SheetPlacementView } from '#domain/views.ts';
import { api, ask } from '#app/lib/api.ts';

/* The API of placements, as the screens use it. Every function throws `ApiError`. Points travel by POST, never on a socket. */

const placements = api.placements[':id'];
const of = (id: string) => ({ param: { id } });

export const loadSheetPlacement = (sheetId: string): Promise<SheetPlacementView> =>
  ask(api.sheets[':id'].placement.$get(of(sheetId)), { expired: 'stay' });

export const openPlacement = (sheetId: string): Promise<PlacementView> =>
  ask(api.sheets[':id'].placements.$post(of(sheetId)));

/** Sends all that one has placed, in place of what was sent before. */
export const sendPoints = (id: string, points: Points): Promise<PlacementView> =>
  ask(placements.points.$post({ ...of(id), json: { points } }), { expired: 'stay' });

export const revealPlacement = (id: string): Promise<PlacementView> => ask(placements.reveal.$post(of(id)));
