import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { openDatabase } from '#db/client.ts';
import { GrappeError } from '#domain/errors.ts';
import { PICTURE_LIMITS } from '#domain/picture/picture.ts';
import { authenticate } from './authenticate.ts';
import type { AnyoneEnv } from './context.ts';
import { errorResponse, replyToError } from './errors.ts';
import { isSameOrigin } from './origin.ts';
import { arrival } from './routes/arrival.ts';
import { boardRules } from './routes/board-rules.ts';
import { boards } from './routes/boards.ts';
import { calendar } from './routes/calendar.ts';
import { chain } from './routes/chain.ts';
import { clusterSettings } from './routes/cluster-settings.ts';
import { clusters } from './routes/clusters.ts';
import { departures } from './routes/departures.ts';
import { deliverables } from './routes/deliverables.ts';
import { drafts } from './routes/drafts.ts';
import { earlierStates } from './routes/earlier-states.ts';
import { health } from './routes/health.ts';
import { images } from './routes/images.ts';
import { me } from './routes/me.ts';
import { members } from './routes/members.ts';
import { people } from './routes/people.ts';
import { placements } from './routes/placements.ts';
import { questionnaires } from './routes/questionnaires.ts';
import { search } from './routes/search.ts';
import { phaseBoards } from './routes/phase-boards.ts';
import { phases } from './routes/phases.ts';
import { sessions } from './routes/sessions.ts';
import { sheetSeal } from './routes/sheet-seal.ts';
import { sheets } from './routes/sheets.ts';
import { traces } from './routes/traces.ts';
import { votes } from './routes/votes.ts';

/** The largest command is a vote's sixty items; anything bigger is not one of ours. */
const MAX_BODY_BYTES = 64 * 1024;

/** A picture comes as its bytes, compressed by the browser; its route alone takes more than a command. */
const PICTURE_PATH = /^\/api\/sheets\/[^/]+\/images$/;

const READING = ['GET', 'HEAD'];

const atMost = (maxSize: number) => bodyLimit({ maxSize, onError: () => errorResponse('body_too_large') });
const [commandLimit, pictureLimit] = [atMost(MAX_BODY_BYTES), atMost(PICTURE_LIMITS.bytes)];

const base = new Hono<AnyoneEnv>()
  .basePath('/api')
  .use(async (c, next) => {
    // Another site's page can make a browser send its cookie with a POST; it cannot forge where that came from.
    if (!READING.includes(c.req.method) && !isSameOrigin(c.req.raw)) throw new GrappeError('origin_refused');
    c.set('db', openDatabase({ url: c.env.TURSO_DATABASE_URL, authToken: c.env.TURSO_AUTH_TOKEN }));
    await next();
    // Replies hold what one person may know: no cache between may keep them. A picture says for itself how it may be kept.
    if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store');
  })
  .use((c, next) => (PICTURE_PATH.test(c.req.path) ? pictureLimit : commandLimit)(c, next))
  .onError(replyToError)
  .notFound(() => errorResponse('not_found'));

/** For anyone. */
const open = base.route('/', health).route('/', arrival);

/** Everything below needs a login: a route added after this line cannot forget to ask for one. */
const api = open
  .use(authenticate)
  .route('/', me)
  .route('/', clusters)
  .route('/', people)
  .route('/', members)
  .route('/', departures)
  .route('/', clusterSettings)
  .route('/', boards)
  .route('/', boardRules)
  .route('/', sheets)
  .route('/', search)
  .route('/', images)
  .route('/', sheetSeal)
  .route('/', drafts)
  .route('/', earlierStates)
  .route('/', traces)
  .route('/', deliverables)
  .route('/', chain)
  .route('/', sessions)
  .route('/', votes)
  .route('/', placements)
  .route('/', questionnaires)
  .route('/', phases)
  .route('/', phaseBoards)
  .route('/', calendar);

/** Type of the whole API, for Hono's typed client: `hc<Api>(origin).api.home.$get()`. */
export type Api = typeof api;
export { api };
