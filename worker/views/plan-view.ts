import type { ClusterRow } from '#db/queries/clusters.ts';
import type { ExpectedRow, PhaseRow } from '#db/queries/phases.ts';
import type { CalendarRow } from '#db/queries/plan-sessions.ts';
import type { PlanBoardRow } from '#db/queries/plan-boards.ts';
import type { SheetRow } from '#db/queries/sheets.ts';
import { can } from '#domain/people/capabilities.ts';
import type { Actor } from '#domain/people/roles.ts';
import { programmeOf } from '#domain/programmes/all.ts';
import type { Programme } from '#domain/programmes/programme.ts';
import type { PhasePlan, PlanView, SessionEntry } from '#domain/views.ts';
import { declaredKind, sheetSubject, type ClusterMoment } from '../sheet-rights.ts';
import { storedProgramme } from './programme-view.ts';

export type PlanRows = {
  cluster: ClusterRow;
  phases: readonly PhaseRow[];
  expected: readonly ExpectedRow[];
  boards: readonly PlanBoardRow[];
  sheets: readonly SheetRow[];
  calendar: readonly CalendarRow[];
};

/** The plan as this person may know it: a member finds the boards they may read, an observer none and no session. */
export function planView(actor: Actor, rows: PlanRows, moment: ClusterMoment): PlanView {
  const ofCluster = { clusterId: actor.clusterId };
  const programme = storedProgramme(rows.cluster.template);
  return {
    phases: rows.phases.map((phase) => phasePlan(actor, phase, rows, programme, moment)),
    sessions: can(actor, 'session.read', ofCluster) ? rows.calendar.map(sessionEntry) : [],
  };
}

function phasePlan(
  actor: Actor,
  phase: PhaseRow,
  rows: PlanRows,
  programme: Programme,
  moment: ClusterMoment,
): PhasePlan {
  const ofCluster = { clusterId: actor.clusterId };
  const arranges = can(actor, 'board.manage', ofCluster);
  const { id, position, kind, title, subtitle, state, startsAt, endsAt, source, templatePosition } = phase;
  const template = templatePosition === null ? undefined : programme.phases[templatePosition];
  const boards = boardsOf(actor, id, rows, moment).filter(({ canOpen }) => arranges || canOpen);
  const suggestion = can(actor, 'cluster.manage', ofCluster) ? (template?.suggestion ?? null) : null;
  return {
    id,
    position,
    kind,
    title,
    subtitle,
    state,
    startsAt,
    endsAt,
    source,
    modality: template?.modality ?? null,
    window: template?.window ?? null,
    duration: template?.duration ?? null,
    content: template?.content ?? [],
    expected: rows.expected
      .filter(({ phaseId }) => phaseId === id)
      .map(({ id, title, boardKind, dueAt, source }) => ({
        id,
        title,
        boardKind,
        dueAt,
        source,
        canRemove: source !== 'call',
      })),
    boards,
    proposed: arranges
      ? (template?.boards ?? []).filter((key) => !boards.some(({ kind }) => kind === key))
      : [],
    suggestion: suggestion && {
      ...suggestion,
      fromTitle: programmeOf(suggestion.from)?.region ?? suggestion.from,
    },
  };
}

function boardsOf(actor: Actor, phaseId: string, rows: PlanRows, moment: ClusterMoment): PhasePlan['boards'] {
  return rows.boards
    .filter((board) => board.phaseId === phaseId)
    .map(({ id, title, kind, scope }) => {
      const { family } = declaredKind(kind);
      const sheets = rows.sheets.filter(({ board }) => board.id === id);
      const canOpen =
        family === 'questionnaire'
          ? // Rule A5: whoever reads no sheet answers no questionnaire either.
            can(actor, 'sheet.read', { clusterId: actor.clusterId, released: true })
          : sheets.some((row) => can(actor, 'sheet.read', sheetSubject(row, moment)));
      // Only those who may remove it are told: it speaks of every sheet, and a member reads only some.
      const isEmpty =
        can(actor, 'board.manage', { clusterId: actor.clusterId }) &&
        sheets.every(({ sheet }) => sheet.editedAt === null && sheet.version === 1);
      return { id, title, kind, family, scope, canOpen, isEmpty };
    });
}

/** A session as the calendar shows it. */
export function sessionEntry({ session, phaseTitle }: CalendarRow): SessionEntry {
  const { id, title, phaseId, state, startsAt, endsAt, visioUrl, cancelledAt } = session;
  return { id, title, phaseId, phaseTitle, state, startsAt, endsAt, visioUrl, cancelledAt };
}
