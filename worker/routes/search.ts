import { Hono } from 'hono';
import * as v from 'valibot';
import { selectSheetsOfCluster } from '#db/queries/sheets.ts';
import { GrappeError } from '#domain/errors.ts';
import { can } from '#domain/people/capabilities.ts';
import { folded, SEARCH_LIMITS } from '#domain/sheet/search.ts';
import type { SearchView } from '#domain/views.ts';
import { clusterMoment } from '../cluster-moment.ts';
import type { LoggedInEnv } from '../context.ts';
import { searchSheets } from '../search-sheets.ts';
import { sheetSubject } from '../sheet-rights.ts';
import { valid } from '../valid.ts';
import { sheetSummary } from '../views/sheet-summary.ts';

const Query = v.object({ q: v.pipe(v.string(), v.maxLength(SEARCH_LIMITS.longest)) });

/** Words in the boards that this person may read. Drafts, placements, ballots and answers are in no sheet, so never here. */
export const search = new Hono<LoggedInEnv>().get('/search', valid('query', Query), async (c) => {
  const { db, actor, login } = c.var;
  const { q } = c.req.valid('query');
  // Rule A5: whoever can read no sheet at all has nothing to look in.
  if (!can(actor, 'sheet.read', { clusterId: actor.clusterId, released: true }))
    throw new GrappeError('forbidden');
  const query = folded(q);
  const empty: SearchView = { query: q, sheets: [], unread: 0 };
  if (query === '') return c.json(empty);
  const [rows, moment] = await Promise.all([
    selectSheetsOfCluster(db, actor.clusterId),
    clusterMoment(db, login),
  ]);
  const readable = rows.filter((row) => can(actor, 'sheet.read', sheetSubject(row, moment)));
  const { found, unread } = await searchSheets(c.env, readable, query);
  const view: SearchView = {
    query: q,
    sheets: found.map(({ row, count, hits }) => ({ sheet: sheetSummary(actor, row, moment), count, hits })),
    unread,
  };
  return c.json(view);
});
