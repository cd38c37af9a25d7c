import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { boards, sheets } from './boards.ts';
import { id } from './columns.ts';
import { people } from './people.ts';
import { sessions } from './sessions.ts';

/** A vote as everyone may know it. Ballots never come here: they live and die in the vote's own Durable Object. */
export const votes = sqliteTable(
  'votes',
  {
    id: id(),
    sessionId: text('session_id')
      .notNull()
      .references(() => sessions.id),
    boardId: text('board_id')
      .notNull()
      .references(() => boards.id),
    /** The vote this one is a second round of. */
    previousVoteId: text('previous_vote_id'),
    question: text('question').notNull(),
    state: text('state').$type<'draft' | 'open' | 'closed' | 'published'>().notNull(),
    budget: integer('budget').notNull(),
    cap: integer('cap').notNull(),
    electorate: text('electorate', { mode: 'json' }).notNull(),
    electorCount: integer('elector_count').notNull(),
    items: text('items', { mode: 'json' }).notNull(),
    openedBy: text('opened_by')
      .notNull()
      .references(() => people.id),
    openedAt: integer('opened_at').notNull(),
    closedAt: integer('closed_at'),
  },
  (t) => [index('votes_session').on(t.sessionId), index('votes_board').on(t.boardId)],
);

/** IMMUTABLE. The published count of a vote (`domain/vote/result.ts`), a row per vote. */
export const voteResults = sqliteTable('vote_results', {
  id: id(),
  voteId: text('vote_id')
    .notNull()
    .unique()
    .references(() => votes.id),
  result: text('result', { mode: 'json' }).notNull(),
  publishedAt: integer('published_at').notNull(),
});

/** Placement of a map's cards, each person alone first. What people place lives and dies in its Durable Object. */
export const placements = sqliteTable(
  'placements',
  {
    id: id(),
    sheetId: text('sheet_id')
      .notNull()
      .references(() => sheets.id),
    state: text('state').$type<'open' | 'revealed'>().notNull(),
    /** Card ids and words at the opening. */
    items: text('items', { mode: 'json' }).notNull(),
    electorCount: integer('elector_count').notNull(),
    openedBy: text('opened_by')
      .notNull()
      .references(() => people.id),
    openedAt: integer('opened_at').notNull(),
    revealedAt: integer('revealed_at'),
    /** Medians and spreads; null before the reveal. */
    result: text('result', { mode: 'json' }),
  },
  (t) => [index('placements_sheet').on(t.sheetId)],
);

/** One round of an anonymous questionnaire. Answers live and die in its Durable Object; only the aggregate comes here. */
export const questionnaires = sqliteTable(
  'questionnaires',
  {
    id: id(),
    boardId: text('board_id')
      .notNull()
      .references(() => boards.id),
    state: text('state').$type<'open' | 'closed'>().notNull(),
    respondentCount: integer('respondent_count').notNull(),
    openedBy: text('opened_by')
      .notNull()
      .references(() => people.id),
    openedAt: integer('opened_at').notNull(),
    closedAt: integer('closed_at'),
    /** Aggregates, null before the close; free texts in it are shown once reviewed. */
    result: text('result', { mode: 'json' }),
  },
  (t) => [index('questionnaires_board').on(t.boardId)],
);
