import type { BoardView, SessionView } from '#domain/views.ts';
import type { SheetProjection } from '#domain/sheet/projection.ts';
import type { Electorate, VoteDraft } from '#domain/vote/vote.ts';
import type { College } from '#domain/people/roles.ts';
import { codeOf } from '#app/lib/api-error.ts';
import type { AnyErrorCode } from '#app/lib/french/errors.ts';
import { votableCards } from './votable-cards.ts';

/** Most items one vote takes (`VoteDraftSchema`): beyond it nobody compares any more. */
export const MOST_ITEMS = 60;

/** A card on its way to be an item: the facilitator may reword it or leave it out. */
export type ItemDraft = { id: string; title: string; included: boolean };

/** Cards of one sheet of the chosen board. */
export type SheetCards = {
  sheetId: string;
  title: string;
  included: boolean;
  state: 'reading' | 'read' | 'failed';
  failure: AnyErrorCode | null;
  items: ItemDraft[];
};

export type PreparationReads = {
  board: (boardId: string) => Promise<BoardView>;
  sheet: (sheetId: string) => Promise<SheetProjection>;
  /** Whose a sheet is, in words. */
  owner: (sheet: BoardView['sheets'][number]) => string;
};

/** Everything a facilitator decides before a vote opens. Nothing is stored until it does. */
export class VotePreparation {
  boardId = $state('');
  sheets = $state<SheetCards[]>([]);
  boardFailure = $state<AnyErrorCode | null>(null);
  question = $state('');
  /** Null while the field is empty. */
  budget = $state<number | null>(5);
  cap = $state<number | null>(2);
  scope = $state<Electorate['scope']>('cluster');
  establishmentId = $state('');
  college = $state<College>('direction');
  readonly #read: PreparationReads;

  constructor(read: PreparationReads) {
    this.#read = read;
  }

  /** Reads the cards of every sheet of a board. A sheet that cannot be read says so and leaves the others alone. */
  async chooseBoard(boardId: string): Promise<void> {
    this.boardId = boardId;
    this.sheets = [];
    this.boardFailure = null;
    if (!boardId) return;
    try {
      const board = await this.#read.board(boardId);
      // Another board may have been chosen meanwhile.
      if (this.boardId !== boardId) return;
      this.sheets = board.sheets.map((sheet) => ({
        sheetId: sheet.sheetId,
        title: sheet.establishment?.shortName ?? this.#read.owner(sheet),
        included: true,
        state: 'reading',
        failure: null,
        items: [],
      }));
      await Promise.all(this.sheets.map((sheet) => this.readCards(sheet)));
    } catch (error) {
      this.boardFailure = codeOf(error);
    }
  }

  async readCards(sheet: SheetCards): Promise<void> {
    sheet.state = 'reading';
    sheet.failure = null;
    try {
      const projection = await this.#read.sheet(sheet.sheetId);
      sheet.items = votableCards([{ sheetId: sheet.sheetId, projection }]).map(({ id, title }) => ({
        id,
        title,
        included: true,
      }));
      // An empty sheet has nothing to choose from: one line less to read.
      if (sheet.items.length === 0) sheet.included = false;
      sheet.state = 'read';
    } catch (error) {
      sheet.state = 'failed';
      sheet.failure = codeOf(error);
    }
  }

  get items(): ItemDraft[] {
    return this.sheets
      .filter((sheet) => sheet.included)
      .flatMap((sheet) => sheet.items.filter((item) => item.included && item.title.trim() !== ''));
  }

  get electorate(): Electorate {
    switch (this.scope) {
      case 'cluster':
        return { scope: 'cluster' };
      case 'establishment':
        return { scope: 'establishment', establishmentId: this.establishmentId };
      case 'college':
        return { scope: 'college', college: this.college };
    }
  }

  /** What is still missing, in the order of the page; empty when the vote can open. */
  get missing(): ('board' | 'items' | 'too_many_items' | 'question' | 'rules' | 'electorate')[] {
    const whole = (n: number | null) => n !== null && Number.isInteger(n) && n >= 1 && n <= 20;
    return [
      ...(this.boardId ? [] : (['board'] as const)),
      ...(this.items.length >= 2 ? [] : (['items'] as const)),
      ...(this.items.length <= MOST_ITEMS ? [] : (['too_many_items'] as const)),
      ...(this.question.trim().length >= 3 ? [] : (['question'] as const)),
      ...(whole(this.budget) && whole(this.cap) ? [] : (['rules'] as const)),
      ...(this.scope !== 'establishment' || this.establishmentId ? [] : (['electorate'] as const)),
    ];
  }

  /** The vote as the API takes it; only when nothing is missing. */
  get draft(): VoteDraft {
    return {
      boardId: this.boardId,
      question: this.question.trim(),
      budget: this.budget ?? 1,
      cap: this.cap ?? 1,
      electorate: this.electorate,
      items: this.items.map(({ id, title }) => ({ id, title: title.trim() })),
    };
  }
}

/** How many could vote, from the people of the session; null when the session does not say (a college). */
export function electorsOf(people: SessionView['people'], electorate: Electorate): number | null {
  const members = people.filter(({ role }) => role === 'member');
  switch (electorate.scope) {
    case 'cluster':
      return members.length;
    case 'establishment':
      return members.filter(({ establishment }) => establishment?.id === electorate.establishmentId).length;
    case 'college':
      return null;
  }
}
