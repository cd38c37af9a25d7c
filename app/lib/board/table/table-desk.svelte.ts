import { dayKey } from '#app/lib/french/dates.ts';
import { dayWords, measureSummary } from '#app/lib/measures/measure-words.ts';
import { exactNumber } from '#app/lib/french/numbers.ts';
import type { LiveItem } from '#app/lib/sheet/live-sheet.ts';
import { LOCAL } from '#app/lib/sheet/undo.ts';
import type { KindOf } from '#domain/boards/kind.ts';
import { parityOf } from '#domain/sheet/parity.ts';
import { timelineOf } from '#domain/sheet/timeline.ts';
import { setMeasure } from '#party/shared/sheet-edits.ts';
import { createContext, tick } from 'svelte';
import type { Board, Editing } from '../board.svelte.ts';
import { tableSaying } from './table-sayings.ts';
import { sentence } from '#app/lib/french/errors.ts';
import { SHEET_LIMITS } from '#domain/sheet/limits.ts';

export type TableView = 'lines' | 'timeline';

/** What a table has besides its cells: panels that open under a row, the time line, and what is counted over all rows. */
export class TableDesk {
  readonly kind: KindOf<'table'>;
  /** Cell whose panel (measures, picture) is open under its row. */
  opened = $state.raw<Editing | null>(null);
  view = $state<TableView>('lines');
  /** The day in Paris, looked at again by whoever shows it. */
  today = $state(dayKey(Date.now()));
  readonly #board: Board;

  constructor(board: Board, kind: KindOf<'table'>, view: TableView) {
    this.#board = board;
    this.kind = kind;
    this.view = kind.timeline ? view : 'lines';
  }

  get ids(): readonly string[] {
    return this.#board.open.live.idsIn('rows');
  }

  readonly parity = $derived.by(() => {
    const column = this.kind.parity?.column;
    if (column === undefined) return null;
    return parityOf(
      this.kind,
      this.ids.map((id) => this.#board.open.live.item(id)?.value(column)),
    );
  });

  readonly timeline = $derived.by(() => {
    const { timeline } = this.kind;
    if (!timeline) return null;
    const keys = [timeline.label, timeline.end, timeline.start, timeline.state].filter(
      (key) => key !== undefined,
    );
    const rows = this.ids.flatMap((id) => {
      const item = this.#board.open.live.item(id);
      return item ? [{ id, cells: Object.fromEntries(keys.map((key) => [key, this.cell(item, key)])) }] : [];
    });
    return timelineOf(this.kind, rows, this.today);
  });

  /** A cell by its column: words, or the value. */
  cell(item: LiveItem, key: string): unknown {
    const column = this.kind.columns.find((candidate) => candidate.key === key);
    return column?.type === 'text' ? item.text(key) : item.value(key);
  }

  /** What a picture of this row shows, in the row's own words; '' when nobody described it. */
  wordsOf(item: LiveItem): string {
    for (const { key, type } of this.kind.columns) {
      const words = type === 'text' ? item.text(key).trim() : '';
      if (words) return words;
    }
    return '';
  }

  isOpen(id: string, field: string): boolean {
    return this.opened?.id === id && this.opened.field === field;
  }

  toggle(id: string, field: string): void {
    this.opened = this.isOpen(id, field) ? null : { id, field };
  }

  /** Closes the panel and gives the focus back to its cell. */
  close(): void {
    const cell = this.opened;
    this.opened = null;
    if (cell) void tick().then(() => document.getElementById(`${cell.id}-${cell.field}`)?.focus());
  }

  /** From the time line, or from what is late, to the row itself. */
  async show(id: string): Promise<void> {
    this.view = 'lines';
    await tick();
    document.querySelector(`[data-item="${CSS.escape(id)}"]`)?.scrollIntoView({ block: 'center' });
    await this.#board.focusOn(id);
  }

  /** A row made on the time line has no date yet: it is written where its cells are. */
  addRow(): void {
    this.view = 'lines';
    this.#board.addRow();
  }

  /** Writes a day's measure, `insteadOf` another day when the date was wrong; null takes it away. */
  measure(id: string, column: string, day: string, value: number | null, insteadOf?: string): void {
    const { open, announcer } = this.#board;
    if (!this.#board.mayType) return;
    const known = open.live.item(id)?.measures(column) ?? [];
    const before = known.find((measure) => measure.day === (insteadOf ?? day));
    if (value !== null && !before && known.length >= SHEET_LIMITS.measuresPerRow)
      return announcer.show(sentence('too_many_measures'), 'negative');
    open.undo.stopCapturing();
    setMeasure(open.sheet, id, column, day, value, { insteadOf, origin: LOCAL });
    open.undo.stopCapturing();
    const undo = { label: 'Annuler', run: () => this.#board.undo() };
    if (value === null) return announcer.show(tableSaying.measureRemoved(dayWords(day)), 'neutral', undo);
    const said = `${exactNumber(value)} le ${dayWords(day)}`;
    if (before) return announcer.show(tableSaying.measureCorrected(said), 'neutral', undo);
    const all = open.live.item(id)?.measures(column) ?? [];
    announcer.announce(tableSaying.measureAdded(said, measureSummary(all)));
  }

  /** Puts a picture the server took into its cell; null takes it off. Undo gives back the one before: its bytes are still there. */
  picture(id: string, column: string, imageId: string | null): void {
    const { open, announcer } = this.#board;
    if (!this.#board.mayType) return;
    open.undo.stopCapturing();
    this.#board.setCell(id, column, imageId);
    open.undo.stopCapturing();
    const words = imageId === null ? tableSaying.pictureRemoved : tableSaying.pictureAdded;
    announcer.show(words, imageId === null ? 'neutral' : 'positive', {
      label: 'Annuler',
      run: () => this.#board.undo(),
    });
  }
}

export const [getDesk, setDesk] = createContext<TableDesk>();
