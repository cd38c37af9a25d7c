import type { SheetRow } from '#db/queries/sheets.ts';
import type { CardRules, WritingMode } from '#domain/draft/draft.ts';
import { can } from '#domain/people/capabilities.ts';
import type { Actor } from '#domain/people/roles.ts';
import { declaredKind, sheetSubject, type ClusterMoment } from './sheet-rights.ts';

/** How cards are written on a sheet now: openly once they are revealed, and wherever there are no cards. */
export function writingNow({ sheet, board }: SheetRow): WritingMode {
  const isApart = sheet.revealedAt === null && declaredKind(board.kind).family === 'cards';
  return isApart ? board.writing : 'open';
}

/** What this person may do with the cards of a sheet now (rules W5 and W9). The same answer serves the page and the room. */
export function cardRules(actor: Actor, row: SheetRow, moment: ClusterMoment): CardRules {
  const changesAll = can(actor, 'board.manage', sheetSubject(row, moment));
  const hasCards = declaredKind(row.board.kind).family === 'cards';
  return { writing: writingNow(row), ownOnly: hasCards && row.board.ownCardsOnly && !changesAll };
}
