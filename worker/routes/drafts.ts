import { Hono } from 'hono';
import * as v from 'valibot';
import { insertAudit } from '#db/queries/audit.ts';
import { setUnrevealed, type SheetRow } from '#db/queries/sheets.ts';
import {
  ApartModeSchema,
  DraftChangeSchema,
  NewDraftSchema,
  type DraftCommand,
} from '#domain/draft/draft.ts';
import { GrappeError, type Outcome } from '#domain/errors.ts';
import { can } from '#domain/people/capabilities.ts';
import type { OwnDrafts, RoundTally } from '#party/draft-box.ts';
import { writingNow } from '../card-rules.ts';
import type { LoggedInEnv } from '../context.ts';
import { draftBoxOf, draftsView, revealDrafts } from '../draft-desk.ts';
import type { Env } from '../env.ts';
import { InvalidInput } from '../errors.ts';
import { loadSheet, loadSheetView } from '../load-sheet.ts';
import { orThrow } from '../outcome.ts';
import { refreshSheet } from '../room-access.ts';
import {
  declaredKind,
  readOnlyReason,
  settledReason,
  sheetSubject,
  type ClusterMoment,
} from '../sheet-rights.ts';
import { valid } from '../valid.ts';

const Reveal = v.object({ round: v.pipe(v.number(), v.integer(), v.minValue(1)) });

type Asking = LoggedInEnv['Variables'];
type WriteCommand = Extract<DraftCommand, { type: 'write' | 'change' | 'remove' }>;

/**
 * Cards written apart until their reveal (rules W1–W8). They travel here, by HTTP, to the sheet’s draft box and nowhere else: no
 * socket, no document, no log.
 */
export const drafts = new Hono<LoggedInEnv>()
  .get('/sheets/:id/drafts', async (c) => {
    const { row } = await loadSheet(c.var, c.req.param('id'));
    return c.json(await draftsView(c.env, c.var.actor, row));
  })
  .post('/sheets/:id/drafts', valid('json', NewDraftSchema), async (c) => {
    const { told, ...draft } = c.req.valid('json');
    const row = await writableSheet(c.var, c.req.param('id'));
    assertZone(row, draft.zone);
    const own = await write(c.env, c.var, row, { type: 'write', draft, told, board: writingNow(row) });
    return c.json(await draftsView(c.env, c.var.actor, row, own));
  })
  .patch('/sheets/:id/drafts/:draftId', valid('json', DraftChangeSchema), async (c) => {
    const change = c.req.valid('json');
    const row = await writableSheet(c.var, c.req.param('id'));
    if (change.zone !== undefined) assertZone(row, change.zone);
    const own = await write(c.env, c.var, row, { type: 'change', id: c.req.param('draftId'), change });
    return c.json(await draftsView(c.env, c.var.actor, row, own));
  })
  .delete('/sheets/:id/drafts/:draftId', async (c) => {
    const row = await writableSheet(c.var, c.req.param('id'));
    const own = await write(c.env, c.var, row, { type: 'remove', id: c.req.param('draftId') });
    return c.json(await draftsView(c.env, c.var.actor, row, own));
  })
  .post('/sheets/:id/reveal', valid('json', Reveal), async (c) => {
    const { db, actor } = c.var;
    const row = await managedSheet(c.var, c.req.param('id'));
    await revealDrafts(c.env, db, actor, row, c.req.valid('json').round);
    return c.json(await loadSheetView(c.var, row.sheet.id));
  })
  .post('/sheets/:id/round', valid('json', v.object({ mode: ApartModeSchema })), async (c) => {
    const { db, actor } = c.var;
    const row = await managedSheet(c.var, c.req.param('id'));
    // The mode that was on the facilitator’s screen: a round must not begin in another.
    if (row.board.writing !== c.req.valid('json').mode) throw new GrappeError('writing_changed');
    const begun: Outcome<RoundTally> = await draftBoxOf(c.env, row.sheet.id).begin();
    const { round } = orThrow(begun);
    await db.batch([
      setUnrevealed(db, row.sheet.id),
      insertAudit(db, {
        at: Date.now(),
        clusterId: actor.clusterId,
        personId: actor.personId,
        action: 'sheet.round',
        subject: row.sheet.id,
        detail: { round },
      }),
    ]);
    await refreshSheet(c.env, db, row.sheet.id);
    return c.json(await loadSheetView(c.var, row.sheet.id));
  });

/** A sheet this person may write on now. Throws as `loadSheet` does, or the reason why not. */
async function writableSheet(asking: Asking, sheetId: string): Promise<SheetRow> {
  const { row, moment } = await loadSheet(asking, sheetId);
  assertWritable(asking, row, moment);
  return row;
}

function assertWritable({ actor }: Asking, row: SheetRow, moment: ClusterMoment): void {
  const reason = readOnlyReason(actor, row, moment);
  if (reason) throw new GrappeError(reason);
}

/** A sheet whose rounds this person decides on. */
async function managedSheet(asking: Asking, sheetId: string): Promise<SheetRow> {
  const { row, moment } = await loadSheet(asking, sheetId);
  const subject = sheetSubject(row, moment);
  if (!can(asking.actor, 'board.manage', subject)) throw new GrappeError('forbidden');
  if (!can(asking.actor, 'sheet.reveal', subject)) throw new GrappeError('sheet_read_only');
  const reason = settledReason(row, moment);
  if (reason) throw new GrappeError(reason);
  return row;
}

async function write(env: Env, { actor }: Asking, row: SheetRow, command: WriteCommand): Promise<OwnDrafts> {
  const outcome: Outcome<OwnDrafts> = await draftBoxOf(env, row.sheet.id).write(actor.personId, command);
  return orThrow(outcome);
}

function assertZone({ board }: SheetRow, zone: string): void {
  const kind = declaredKind(board.kind);
  if (kind.family === 'cards' && kind.zones.some(({ key }) => key === zone)) return;
  throw new InvalidInput([{ path: 'zone', message: 'Not a zone of this board' }]);
}
