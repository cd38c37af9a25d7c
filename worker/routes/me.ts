import { Hono } from 'hono';
import { selectCluster } from '#db/queries/clusters.ts';
import { selectEstablishments } from '#db/queries/establishments.ts';
import { loadHome } from '#db/queries/home.ts';
import { GrappeError } from '#domain/errors.ts';
import type { HomeView, MeView, ProgressView } from '#domain/views.ts';
import type { LoggedInEnv } from '../context.ts';
import { questionnairesToAnswer } from '../questionnaire-desk.ts';
import { homeView } from '../views/home-view.ts';
import { meView } from '../views/me-view.ts';
import { progressView } from '../views/progress-view.ts';

/** What concerns the person who asks: who they are, their home page, how far their establishments are. */
export const me = new Hono<LoggedInEnv>()
  .get('/me', async (c) => {
    const { db, actor } = c.var;
    const [[cluster], establishments] = await db.batch([
      selectCluster(db, actor.clusterId),
      selectEstablishments(db, actor.clusterId),
    ]);
    if (!cluster) throw new GrappeError('not_found');
    const view: MeView = meView(c.var, cluster, establishments);
    return c.json(view);
  })
  .get('/home', async (c) => {
    const { cluster, ...rows } = await loadHome(c.var.db, c.var.actor.clusterId);
    if (!cluster) throw new GrappeError('not_found');
    const view: HomeView = {
      ...homeView(c.var, { cluster, ...rows }, Date.now()),
      questionnaires: await questionnairesToAnswer(c.env, c.var),
    };
    return c.json(view);
  })
  .get('/progress', async (c) => {
    const rows = await loadHome(c.var.db, c.var.actor.clusterId);
    const view: ProgressView = progressView(c.var.actor, rows, Date.now());
    return c.json(view);
  });
