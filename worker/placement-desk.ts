import { nanoid } from 'nanoid';
import { getServerByName } from 'partyserver';
import { loadActors } from '#db/queries/actors.ts';
import {
  findPlacement,
  insertOpenPlacement,
  keepPlacementResult,
  newestPlacement,
  type PlacementRow,
} from '#db/queries/placements.ts';
import type { SheetRow } from '#db/queries/sheets.ts';
import { sheetKindOf } from '#domain/boards/catalogue.ts';
import type { KindOf } from '#domain/boards/kind.ts';
import { GrappeError, type Outcome } from '#domain/errors.ts';
import { can } from '#domain/people/capabilities.ts';
import type { Actor } from '#domain/people/roles.ts';
import { MOST_ITEMS, type PlacementItem, type Points } from '#domain/placement/placement.ts';
import type { PlacementResult } from '#domain/placement/result.ts';
import type { PlacementView, SheetPlacementView } from '#domain/views.ts';
import type { OwnEntry, Received } from '#party/secret-box.ts';
import type { SheetNews } from '#party/shared/protocol.ts';
import type { LoggedInEnv } from './context.ts';
import type { Env } from './env.ts';
import { withoutValues } from './errors.ts';
import { loadSheet } from './load-sheet.ts';
import { orThrow } from './outcome.ts';
import { isClosed, readsPast, sheetSubject, type ClusterMoment } from './sheet-rights.ts';

type Asking = LoggedInEnv['Variables'];
export type PlacedSheet = { row: SheetRow; moment: ClusterMoment };

/** Length in UTF-16 units to which a card's words are cut: they name it, the card itself stays on the map. */
const TITLE_LENGTH = 300;

/** The map kind of a sheet. Only maps have placements: any other sheet is `not_found` here. */
function mapKindOf({ board }: SheetRow): KindOf<'map'> {
  const kind = sheetKindOf(board.kind);
  if (kind?.family !== 'map') throw new GrappeError('not_found');
  return kind;
}

/**
 * A placement on a sheet this person may read, revealed to the end if a Worker died before. Throws as `loadSheet` does, and
 * `forbidden` for who only reads what the sheet says: a placement keeps the words its cards had then (rule K2).
 */
export async function placementFor(
  env: Env,
  asking: Asking,
  placementId: string,
): Promise<PlacedSheet & { placement: PlacementRow }> {
  const placement = await findPlacement(asking.db, placementId);
  if (!placement) throw new GrappeError('not_found');
  const placed = await loadSheet(asking, placement.sheetId);
  if (!readsPast(asking.actor, placed.row, placed.moment)) throw new GrappeError('forbidden');
  return { ...placed, placement: await settled(env, asking, placement) };
}

/** Fetches the result of a placement that is revealed in the database and whose box was not asked yet. */
export async function settled(env: Env, { db }: Asking, placement: PlacementRow): Promise<PlacementRow> {
  if (placement.state !== 'revealed' || placement.result) return placement;
  const box = env.PLACEMENT_BOXES.getByName(placement.id);
  const revealed: Outcome<PlacementResult> = await box.reveal();
  if (revealed.ok) await keepPlacementResult(db, revealed.value);
  const now = await findPlacement(db, placement.id);
  // Kept by somebody else meanwhile, whose box has forgotten it (rule P6).
  if (!now?.result) orThrow(revealed);
  await box.forget();
  return now ?? placement;
}

/** What the page of a map shows of placements. */
export async function loadSheetPlacement(
  env: Env,
  asking: Asking,
  sheetId: string,
): Promise<SheetPlacementView> {
  const sheet = await loadSheet(asking, sheetId);
  mapKindOf(sheet.row);
  if (!readsPast(asking.actor, sheet.row, sheet.moment))
    return { placement: null, canOpen: false, electors: 0 };
  const newest = await newestPlacement(asking.db, sheetId);
  const mayRun = canRun(asking, sheet);
  return {
    placement: newest ? await placementView(env, asking, sheet, await settled(env, asking, newest)) : null,
    canOpen:
      mayRun && !isClosed(sheet.moment) && newest?.state !== 'open' && sheet.row.sheet.sealedAt === null,
    electors: mayRun ? (await placersOf(asking, sheet)).length : 0,
  };
}

/** A placement as one person may see it: with their own points, and nobody else's (rule P5). */
export async function placementView(
  env: Env,
  asking: Asking,
  sheet: PlacedSheet,
  placement: PlacementRow,
): Promise<PlacementView> {
  const { id, sheetId, state, items, electorCount, openedAt, result } = placement;
  const isOpen = state === 'open';
  const { placed, points } = isOpen
    ? await insideOf(env, asking, id)
    : { placed: result?.placed ?? 0, points: null };
  return {
    id,
    sheetId,
    state,
    range: mapKindOf(sheet.row).range,
    items,
    electors: electorCount,
    placed,
    openedAt,
    own: points && isPlacer(asking.actor, sheet) ? { points } : null,
    result: isOpen ? null : result,
    canReveal: isOpen && canRun(asking, sheet),
  };
}

/** How many placed, and what this person did; `points` is null for someone who is not of the people who place. */
async function insideOf(
  env: Env,
  { actor }: Asking,
  id: string,
): Promise<{ placed: number; points: Points | null }> {
  const box = env.PLACEMENT_BOXES.getByName(id);
  const [received, kept]: [Outcome<Received>, Outcome<OwnEntry<Points>>] = await Promise.all([
    box.turnout(),
    box.own(actor.personId),
  ]);
  const own = orThrow(kept);
  return { placed: orThrow(received).received, points: own.isExpected ? (own.entry ?? {}) : null };
}

/** May this person open and reveal placements here? What is open when its cluster closes may still be revealed (rule C7). */
export function canRun({ actor }: Asking, { row, moment }: PlacedSheet): boolean {
  return can(actor, 'placement.run', sheetSubject(row, moment));
}

/** A member who may write on the sheet; on one of the cluster, who may during a session (rule P2). */
export function isPlacer(actor: Actor, { row, moment }: PlacedSheet): boolean {
  return actor.role === 'member' && can(actor, 'sheet.edit', sheetSubject(row, { ...moment, live: true }));
}

async function placersOf({ db, actor }: Asking, sheet: PlacedSheet): Promise<string[]> {
  const people = await loadActors(db, actor.clusterId);
  return people.filter((seated) => isPlacer(seated.actor, sheet)).map((seated) => seated.actor.personId);
}

/**
 * Opens a placement of the cards that are on the sheet now and answers its id. The box is opened first, under an id nobody knows yet;
 * the database then decides whether it is the sheet's one open placement.
 */
export async function openPlacement(env: Env, asking: Asking, sheet: PlacedSheet): Promise<PlacementRow> {
  const { db, actor } = asking;
  const { row } = sheet;
  const kind = mapKindOf(row);
  const room = await getServerByName(env.SHEET_ROOMS, row.sheet.id);
  const [{ projection }, people] = await Promise.all([room.project(kind.key), placersOf(asking, sheet)]);
  const items = projection.family === 'map' ? projection.cards.flatMap(itemOf) : [];
  if (items.length === 0) throw new GrappeError('placement_needs_items');
  if (items.length > MOST_ITEMS) throw new GrappeError('placement_too_many_items');
  const id = nanoid(22);
  const terms = { placementId: id, range: kind.range, items };
  const opened: Outcome<Received> = await env.PLACEMENT_BOXES.getByName(id).open(terms, people);
  orThrow(opened);
  const openedAt = Date.now();
  const placement = {
    id,
    sheetId: row.sheet.id,
    items,
    electorCount: people.length,
    openedBy: actor.personId,
    openedAt,
  };
  const written = await insertOpenPlacement(db, placement, {
    at: openedAt,
    clusterId: actor.clusterId,
    personId: actor.personId,
    action: 'placement.open',
    subject: id,
    detail: { sheetId: row.sheet.id, items: items.length, electors: people.length },
  });
  if (!written) throw new GrappeError('placement_already_open');
  return { ...placement, state: 'open', revealedAt: null, result: null };
}

/** A card without words names nothing, and is left out. */
function itemOf({ id, text }: { id: string; text: string }): PlacementItem[] {
  const title = text.trim().slice(0, TITLE_LENGTH).trim();
  return title ? [{ id, title }] : [];
}

/** Tells everyone on the sheet, now. A room that cannot be told costs nothing: pages also ask by themselves. */
export async function tellSheet(env: Env, sheetId: string, news: SheetNews): Promise<void> {
  try {
    const room = await getServerByName(env.SHEET_ROOMS, sheetId);
    await room.tell(news);
  } catch (error) {
    console.error('placement:', withoutValues(error));
  }
}
