import {
  at,
  line,
  type Line,
  DECIDES_ON_A,
  DELIVERS_A,
  MANAGES_HERE,
  OF_A_CLUSTER,
  OF_THE_CLUSTER,
  READS_A,
  READS_PAST_OF_A,
  WRITES_A,
} from './rights-answers.ts';
import { eq } from 'drizzle-orm';
import { nanoid } from 'nanoid';
import { sheets } from '#db/schema.ts';
import { database } from './database.ts';
import { JPEG } from './rights-stage.ts';

/** Boards, sheets and what is made of them. Those of the seed are open, of A unless said otherwise. */
export const sheetLines: Line[] = [
  line('GET /boards/:id', (s) => at(`/boards/${s.cluster.boardId}`), OF_THE_CLUSTER),
  line('PATCH /boards/:id', (s) => at(`/boards/${s.cluster.boardId}`, { ownCardsOnly: true }), MANAGES_HERE),
  line('GET /boards/:id/drafts', (s) => at(`/boards/${s.cluster.boardId}/drafts`), MANAGES_HERE),
  line('GET /sheets/:id', (s) => at(`/sheets/${s.cluster.sheet.a}`), READS_A),
  line(
    'GET /sheets/:id/recall',
    async (s) => at(`/sheets/${await s.sheetOf('REPRESENTATIONS_RETURN')}/recall`),
    { ...READS_A, lead: 'forbidden', facilitator: 'forbidden' },
  ),
  line(
    'POST /sheets/:id/release',
    (s) => at(`/sheets/${s.cluster.sheet.a}/release`, { released: true }),
    DECIDES_ON_A,
  ),
  line('GET /search', () => at('/search?q=transmissions'), OF_A_CLUSTER),
  line(
    'POST /sheets/:id/images',
    async (s) => at(`/sheets/${await s.sheetOf('WORK_SITUATION_PHOTO')}/images`, JPEG),
    WRITES_A,
  ),
  // In no row: only those who may see what was taken out.
  line('GET /sheets/:id/images/:imageId', async (s) => at(`/sheets/${await s.picture()}`), {
    ...READS_A,
    lead: 'not_found',
  }),
  line(
    'GET /deliverables/:id/images/:imageId',
    async (s) => at(`/deliverables/${await s.once('d', () => s.deliverable())}/images/inconnue`),
    {
      ...DELIVERS_A,
      deputyA: 'not_found',
      staffA: 'not_found',
      directionA: 'not_found',
      facilitator: 'not_found',
    },
  ),
  line(
    'POST /sheets/:id/submit',
    async (s) =>
      at(`/sheets/${await s.once('w', () => s.words())}/submit`, {
        expectedDeliverableId: s.cluster.expected.late,
      }),
    { ...READS_A, lead: 'forbidden' },
  ),
  line(
    'POST /sheets/:id/new-version',
    async (s) => {
      await database().update(sheets).set({ sealedAt: 1 }).where(eq(sheets.id, s.cluster.sheet.a));
      return at(`/sheets/${s.cluster.sheet.a}/new-version`);
    },
    { ...READS_A, lead: 'forbidden' },
  ),
  line('GET /sheets/:id/drafts', (s) => at(`/sheets/${s.cluster.sheet.a}/drafts`), READS_A),
  line(
    'POST /sheets/:id/drafts',
    async (s) => at(`/sheets/${await s.apart()}/drafts`, s.newDraft(nanoid())),
    WRITES_A,
  ),
  line(
    'PATCH /sheets/:id/drafts/:draftId',
    async (s) => at(`/sheets/${await s.once('dr', () => s.draft())}`, { text: 'Autre chose' }),
    { ...WRITES_A, deputyA: 'draft_gone', staffA: 'draft_gone', facilitator: 'draft_gone' },
  ),
  line(
    'DELETE /sheets/:id/drafts/:draftId',
    async (s) => at(`/sheets/${await s.once('dr', () => s.draft())}`),
    WRITES_A,
  ),
  line('POST /sheets/:id/reveal', async (s) => at(`/sheets/${await s.apart()}/reveal`, { round: 1 }), {
    ...DECIDES_ON_A,
    lead: 'sheet_read_only',
  }),
  line('POST /sheets/:id/round', async (s) => at(`/sheets/${await s.apart()}/round`, { mode: 'private' }), {
    ...DECIDES_ON_A,
    lead: 'sheet_read_only',
  }),
  line('GET /sheets/:id/trash', (s) => at(`/sheets/${s.cluster.sheet.a}/trash`), READS_PAST_OF_A),
  line('GET /sheets/:id/checkpoints', (s) => at(`/sheets/${s.cluster.sheet.a}/checkpoints`), READS_PAST_OF_A),
  line(
    'GET /sheets/:id/checkpoints/:generation',
    async (s) => {
      await s.once('k', async () => {
        await s.words();
        await (await s.as('directionA')).post(`/api/sheets/${s.cluster.sheet.a}/checkpoints`);
        return '';
      });
      return at(`/sheets/${s.cluster.sheet.a}/checkpoints/2`);
    },
    READS_PAST_OF_A,
  ),
  line(
    'POST /sheets/:id/checkpoints',
    (s) => at(`/sheets/${s.cluster.sheet.a}/checkpoints`),
    READS_PAST_OF_A,
  ),
  line('GET /sheets/:id/traces', (s) => at(`/sheets/${s.cluster.sheet.a}/traces`), READS_A),
  line(
    'POST /sheets/:id/follow-up',
    async (s) => {
      const id = await s.once('m', async () => {
        await s.sheetOf('EXPERIMENT_SHEET');
        return s.sheetOf('PRIORITY_MAP');
      });
      return at(`/sheets/${id}/follow-up`, { kind: 'EXPERIMENT_SHEET' });
    },
    WRITES_A,
  ),
  line(
    'POST /sheets/:id/follow-up',
    async (s) =>
      at(`/sheets/${await s.once('m', () => s.sheetOf('PRIORITY_MAP'))}/follow-up`, {
        kind: 'EXPERIMENT_SHEET',
      }),
    {
      ...WRITES_A,
      lead: 'board_missing',
      deputyA: 'board_missing',
      staffA: 'board_missing',
      directionA: 'board_missing',
    },
    'a board that is missing',
  ),
  line('POST /traces', async (s) => at('/traces', await s.newTrace()), WRITES_A),
  line(
    'POST /traces',
    async (s) => at('/traces', { ...(await s.newTrace()), fromSheetId: s.cluster.sheet.b }),
    {
      ...WRITES_A,
      deputyA: 'sheet_not_released',
      staffA: 'sheet_not_released',
      directionA: 'sheet_not_released',
      facilitator: 'sheet_not_released',
    },
    'from another’s sheet',
  ),
  line('DELETE /traces/:id', async (s) => at(`/traces/${await s.fresh('trace')}`), {
    ...WRITES_A,
    observer: 'sheet_read_only',
    tradeB: 'sheet_read_only',
    otherFacilitator: 'sheet_read_only',
  }),
  line(
    'GET /deliverables/:id',
    async (s) => at(`/deliverables/${await s.once('d', () => s.deliverable())}`),
    DELIVERS_A,
  ),
  line(
    'POST /deliverables/:id/sign',
    async (s) =>
      at(`/deliverables/${await s.once('d', () => s.deliverable())}/sign`, {
        hash: '0'.repeat(64),
        opinion: 'accord',
        comment: '',
      }),
    {
      ...DELIVERS_A,
      deputyA: 'hash_mismatch',
      staffA: 'hash_mismatch',
      directionA: 'hash_mismatch',
      facilitator: 'not_a_signatory',
    },
  ),
  line(
    'POST /deliverables/:id/transmit',
    async (s) =>
      at(`/deliverables/${await s.once('d', () => s.deliverable())}/transmit`, { hash: '0'.repeat(64) }),
    {
      ...DELIVERS_A,
      deputyA: 'deliverable_not_validated',
      staffA: 'deliverable_not_validated',
      directionA: 'deliverable_not_validated',
      facilitator: 'forbidden',
    },
  ),
  line(
    'GET /deliverables/:id/differences',
    async (s) => {
      const d = await s.once('d', () => s.deliverable());
      return at(`/deliverables/${d}/differences?with=${d}`);
    },
    DELIVERS_A,
  ),
  line(
    'GET /deliverables/:id/download.json',
    async (s) => at(`/deliverables/${await s.once('d', () => s.deliverable())}/download.json`),
    DELIVERS_A,
  ),
  line(
    'GET /deliverables/:id/download.csv',
    async (s) => at(`/deliverables/${await s.once('d', () => s.deliverable())}/download.csv`),
    DELIVERS_A,
  ),
];
