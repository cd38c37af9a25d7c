import type { Database } from '#db/client.ts';
import { insertAuditIfChanged } from '#db/queries/audit.ts';
import { setRevealed, type SheetRow } from '#db/queries/sheets.ts';
import { GrappeError, type Outcome } from '#domain/errors.ts';
import { can } from '#domain/people/capabilities.ts';
import type { Actor } from '#domain/people/roles.ts';
import type { DraftsView } from '#domain/views.ts';
import type { OwnDrafts, RevealedBatch, RoundTally } from '#party/draft-box.ts';
import { getServerByName } from 'partyserver';
import { writingNow } from './card-rules.ts';
import type { Env } from './env.ts';
import { orThrow } from './outcome.ts';
import { refreshSheet } from './room-access.ts';

export const draftBoxOf = (env: Env, sheetId: string) => env.DRAFT_BOXES.getByName(sheetId);

/** Waiting cards of a sheet for one person: their own, and two numbers for who manages the board (rules W1 and W3). */
export async function draftsView(
  env: Env,
  actor: Actor,
  row: SheetRow,
  known?: OwnDrafts,
): Promise<DraftsView> {
  const box = draftBoxOf(env, row.sheet.id);
  const manages = can(actor, 'board.manage', { clusterId: row.board.clusterId });
  const [own, tally]: [OwnDrafts, RoundTally | null] = await Promise.all([
    known ?? box.own(actor.personId),
    manages ? box.tally() : null,
  ]);
  return {
    round: own.round,
    phase: own.phase,
    mode: own.mode ?? writingNow(row),
    drafts: own.drafts,
    tally: tally && { cards: tally.cards, writers: tally.writers },
  };
}

/** Refuses while a card waits on the sheet (rule W8). */
export async function assertNothingWaits(env: Env, sheetId: string): Promise<void> {
  const { cards, phase }: RoundTally = await draftBoxOf(env, sheetId).tally();
  if (cards > 0 || phase === 'revealing') throw new GrappeError('drafts_waiting');
}

/**
 * Reveals the cards of a round: out of the box, onto the sheet, into the database, out of the box’s memory. Each step may be
 * repeated; after a reveal that was cut, the next call for the same round goes on with the very cards it had drawn (rule W7).
 */
export async function revealDrafts(
  env: Env,
  db: Database,
  actor: Actor,
  row: SheetRow,
  round: number,
): Promise<void> {
  const box = draftBoxOf(env, row.sheet.id);
  const taken: Outcome<RevealedBatch> = await box.reveal(round);
  await putRevealed(env, db, row, orThrow(taken), actor.personId);
  await box.finish(round);
  // Everyone connected learns that cards are written openly now, and so that these were revealed.
  await refreshSheet(env, db, row.sheet.id);
}

/** Cards of a round onto the sheet, once each, and into the database. `revealedBy`: null when the box finishes what was cut. */
export async function putRevealed(
  env: Env,
  db: Database,
  { sheet, board }: SheetRow,
  { round, cards }: RevealedBatch,
  revealedBy: string | null,
): Promise<void> {
  const room = await getServerByName(env.SHEET_ROOMS, sheet.id);
  const inserted: Outcome<null> = await room.insertCards(board.kind, sheet.version, cards);
  orThrow(inserted);
  const at = Date.now();
  await db.batch([
    setRevealed(db, sheet.id, at),
    // How many and not whose: neither the log nor its hour tells who had written by then.
    insertAuditIfChanged(db, {
      at,
      clusterId: board.clusterId,
      personId: revealedBy,
      action: 'sheet.reveal',
      subject: sheet.id,
      detail: { round, cards: cards.length },
    }),
  ]);
}
