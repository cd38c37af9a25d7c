import type { BoardDraft } from '#db/queries/plan-boards.ts';
import type { NewBoard } from '#domain/phases/plan.ts';
import type { Programme } from '#domain/programmes/programme.ts';
import { declaredKind } from './sheet-rights.ts';

/** A board as it will be made: what was not chosen comes from its kind, the colleges from the programme's teams. */
export function boardDraft(programme: Programme, { kind: key, scope, title }: NewBoard): BoardDraft {
  const kind = declaredKind(key);
  return {
    kind,
    // A questionnaire has no sheets to cut: it is the whole cluster's.
    scope: kind.family === 'questionnaire' ? 'cluster' : (scope ?? kind.scope),
    title: title ?? kind.title,
    colleges: [...new Set(programme.team.forms.flatMap(({ colleges }) => colleges))],
  };
}
