import type { AgendaRow } from '#db/queries/agenda.ts';
import type { ClusterRow } from '#db/queries/clusters.ts';
import type { HomeRows } from '#db/queries/home.ts';
import type { HandedInRow } from '#db/queries/progress.ts';
import type { SheetRow } from '#db/queries/sheets.ts';
import { kindOf } from '#domain/boards/catalogue.ts';
import { can } from '#domain/people/capabilities.ts';
import type { HomeView, PhaseView, SessionSummary, WaitingDeliverable } from '#domain/views.ts';
import type { Known } from '../actor.ts';
import { sheetSubject, type ClusterMoment } from '../sheet-rights.ts';
import { meView } from './me-view.ts';
import { sessionEntry } from './plan-view.ts';
import { progressView } from './progress-view.ts';
import { sheetSummary } from './sheet-summary.ts';

/** How long a session that was not closed stays on the home page after its planned end. */
const OVERTIME_MS = 12 * 60 * 60 * 1000;

/** The home page but for what only the boxes of the questionnaires know. */
export function homeView(
  known: Known,
  rows: HomeRows & { cluster: ClusterRow },
  now: number,
): Omit<HomeView, 'questionnaires'> {
  const { actor } = known;
  const moment: ClusterMoment = {
    state: rows.cluster.state,
    live: rows.agenda.some(({ session }) => session.state === 'live'),
  };
  const seesSessions = can(actor, 'session.read', { clusterId: actor.clusterId });
  const readable = rows.sheets.filter((row) => can(actor, 'sheet.read', sheetSubject(row, moment)));
  const boards = new Set(readable.map(({ board }) => board.id));
  // A questionnaire has no sheets (rule Q8): it is a board of those who may read its results.
  if (can(actor, 'questionnaire.read', { clusterId: actor.clusterId }))
    for (const { id, kind } of rows.boards) if (kindOf(kind)?.family === 'questionnaire') boards.add(id);
  return {
    me: meView(known, rows.cluster, rows.establishments),
    phases: phaseViews(rows, boards),
    session: seesSessions ? sessionToShow(rows.agenda, now) : null,
    sessions: seesSessions ? rows.calendar.map(sessionEntry) : [],
    sheets: [...readable]
      .sort((a, b) => urgency(a) - urgency(b))
      .map((row) => sheetSummary(actor, row, moment))
      // Stable: what waits for this person comes first, in the order of urgency.
      .sort((a, b) => Number(b.canEdit) - Number(a.canEdit)),
    progress: progressView(actor, rows, now),
    toSign: toSign(known, rows),
    toTransmit: toTransmit(known, rows),
  };
}

/** Sheets of the current phase first, then of the coming ones, then of those that are done. */
function urgency({ phase }: SheetRow): number {
  return { current: 0, planned: 1, done: 2 }[phase.state];
}

function phaseViews(rows: HomeRows, readableBoards: ReadonlySet<string>): PhaseView[] {
  return rows.phases.map(({ id, position, kind, title, subtitle, state, startsAt, endsAt }) => ({
    id,
    position,
    kind,
    title,
    subtitle,
    state,
    startsAt,
    endsAt,
    expected: rows.expected
      .filter(({ phaseId }) => phaseId === id)
      .map(({ id, title, dueAt }) => ({ id, title, dueAt })),
    boards: rows.boards
      .filter((board) => board.phaseId === id && readableBoards.has(board.id))
      .map(({ id, title, kind }) => ({ id, title, kind })),
  }));
}

/** The one going on, else the nearest that is not long past. `agenda` is in order of start. */
export function sessionToShow(agenda: readonly AgendaRow[], now: number): SessionSummary | null {
  const open = agenda.find(({ session }) => session.state === 'live' || session.state === 'lobby');
  const row = open ?? agenda.find(({ session }) => session.endsAt > now - OVERTIME_MS);
  if (!row) return null;
  const { id, title, state, startsAt, endsAt, visioUrl } = row.session;
  return { id, title, phaseTitle: row.phaseTitle, state, startsAt, endsAt, visioUrl };
}

function toSign({ actor }: Known, rows: HomeRows): WaitingDeliverable[] {
  return rows.handedIn
    .filter(
      ({ id, state, establishmentId, signingColleges }) =>
        state === 'submitted' &&
        can(actor, 'deliverable.sign', { clusterId: actor.clusterId, establishmentId, signingColleges }) &&
        !rows.opinions.some((given) => given.deliverableId === id && given.college === actor.college),
    )
    .map((row) => waiting(row, rows));
}

function toTransmit({ actor }: Known, rows: HomeRows): WaitingDeliverable[] {
  const { clusterId } = actor;
  return rows.handedIn
    .filter(
      ({ state, establishmentId, signingColleges }) =>
        state === 'validated' &&
        can(actor, 'deliverable.transmit', { clusterId, establishmentId, signingColleges }),
    )
    .map((row) => waiting(row, rows));
}

function waiting(
  { id, expectedId, boardTitle, version, submittedAt }: HandedInRow,
  { expected }: HomeRows,
): WaitingDeliverable {
  const title = expected.find((one) => one.id === expectedId)?.title ?? boardTitle;
  return { deliverableId: id, title, boardTitle, version, submittedAt };
}
