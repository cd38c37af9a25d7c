import type { Database } from '../client.ts';
import { selectAgenda } from './agenda.ts';
import { selectBoards } from './boards.ts';
import { selectCluster } from './clusters.ts';
import { selectEstablishments } from './establishments.ts';
import { selectExpected, selectPhases } from './phases.ts';
import { selectCalendar } from './plan-sessions.ts';
import { selectHandedIn, selectOpinions } from './progress.ts';
import { selectSheetsOfCluster } from './sheets.ts';

/** Everything of a cluster that the home page may need, in one round trip and at one instant. */
export async function loadHome(db: Database, clusterId: string) {
  const [cluster, establishments, phases, expected, boards, sheets, agenda, calendar, handedIn, opinions] =
    await db.batch([
      selectCluster(db, clusterId),
      selectEstablishments(db, clusterId),
      selectPhases(db, clusterId),
      selectExpected(db, clusterId),
      selectBoards(db, clusterId),
      selectSheetsOfCluster(db, clusterId),
      selectAgenda(db, clusterId),
      selectCalendar(db, clusterId),
      selectHandedIn(db, clusterId),
      selectOpinions(db, clusterId),
    ]);
  return {
    cluster: cluster[0],
    establishments,
    phases,
    expected,
    boards,
    sheets,
    agenda,
    calendar,
    handedIn,
    opinions,
  };
}

export type HomeRows = Awaited<ReturnType<typeof loadHome>>;
