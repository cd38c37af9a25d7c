import type { SheetKind } from '#domain/boards/kind.ts';
import type { CardRules } from '#domain/draft/draft.ts';
import { GrappeError } from '#domain/errors.ts';
import type { MeView, SheetView } from '#domain/views.ts';
import type { SheetNews, SheetStatus } from '#party/shared/protocol.ts';
import { kindKeyOf, openSheetDoc, type SheetDoc } from '#party/shared/sheet-doc.ts';
import { SvelteSet } from 'svelte/reactivity';
import * as Y from 'yjs';
import { LiveSheet } from './live-sheet.ts';
import { forgetCopy } from './copies-on-device.ts';
import { LocalCopy } from './local-copy.ts';
import { LivePresence } from './live-presence.ts';
import { httpAnswers, roomAddress } from './room-address.ts';
import { mayTypeIn, saveStateOf, type SaveState } from './save-state.ts';
import { SheetConnection } from './sheet-connection.ts';
import { undoOf } from './undo.ts';

export type OpenSheetOptions = {
  view: SheetView;
  me: Pick<MeView, 'personId'>;
  /** For the wall: nothing can be typed, and no copy of other establishments' sheets stays on the device. */
  onlyReading?: boolean;
  /** Version or rights changed: the view of the page is to be asked for again. */
  onstatus?: (status: SheetStatus) => void;
};

/** One sheet, open on this screen: document, connection, local copy, undo, and what the templates read. */
export class OpenSheet {
  readonly kind: SheetKind;
  readonly sheet: SheetDoc;
  readonly undo: Y.UndoManager;
  readonly live: LiveSheet;
  readonly presence: LivePresence;
  readonly connection: SheetConnection;
  saveState = $state.raw<SaveState>({ kind: 'opening' });
  /** Something can be shown. */
  loaded = $state(false);
  /** What this person may do with cards; as the page was told until the room says. */
  cards = $state.raw<CardRules>({ writing: 'open', ownOnly: false });
  /** Items known to be this person's, where that counts. */
  readonly own = new SvelteSet<string>();
  undoDepth = $state({ undo: 0, redo: 0 });
  readonly onlyReading: boolean;
  readonly hasCopy: boolean;
  mayType = $derived.by(() => !this.onlyReading && mayTypeIn(this.saveState, this.loaded));
  /** Words typed here are lost if the page closes now. */
  atRisk = $derived.by(() => 'pending' in this.saveState && this.saveState.pending > 0 && !this.hasCopy);
  readonly #options: OpenSheetOptions;
  readonly #copy: LocalCopy | null;
  readonly #listening = new AbortController();
  #toldStatus = '';

  private constructor(doc: Y.Doc, kind: SheetKind, copy: LocalCopy | null, options: OpenSheetOptions) {
    this.kind = kind;
    this.#options = options;
    this.#copy = copy;
    this.hasCopy = copy !== null;
    this.onlyReading = options.onlyReading ?? false;
    this.sheet = openSheetDoc(doc);
    this.undo = undoOf(doc);
    this.live = new LiveSheet(this.sheet, kind);
    this.connection = new SheetConnection({
      doc,
      address: roomAddress(options.view.sheetId),
      epoch: copy?.facts.epoch ?? null,
      pending: copy?.facts.pending ?? 0,
      httpAnswers,
      onchange: () => this.#refresh(),
      onreplaced: () => this.#onReplaced(),
      onnews: (news) => this.onnews(news),
    });
    this.presence = new LivePresence(this.connection.awareness, doc);
    for (const event of ['stack-item-added', 'stack-item-popped', 'stack-cleared'] as const)
      this.undo.on(event, () => this.#countUndo());
    const { signal } = this.#listening;
    window.addEventListener('online', () => this.connection.retryNow(), { signal });
    window.addEventListener('offline', () => this.connection.suspect(), { signal });
    document.addEventListener('visibilitychange', () => document.hidden || this.connection.retryNow(), {
      signal,
    });
    // Closing the tab says goodbye at once; coming back to it from the browser's memory says hello again.
    const { awareness } = this.connection;
    window.addEventListener('pagehide', () => awareness.setLocalState(null), { signal });
    window.addEventListener('pageshow', ({ persisted }) => persisted && awareness.setLocalState({}), {
      signal,
    });
    window.addEventListener('beforeunload', (event) => this.atRisk && event.preventDefault(), { signal });
    this.#refresh();
    this.connection.connect();
  }

  /** Opens the sheet of `view`: at once from the local copy if there is one, then from the room. */
  static async open(options: OpenSheetOptions): Promise<OpenSheet> {
    const kind = options.view.definition;
    if (!kind) throw new GrappeError('not_found', 'board kind');
    const doc = new Y.Doc();
    const { sheetId } = options.view;
    // A sheet of which one reads only what it says leaves nothing behind here, nor what an earlier right had left (rule K2).
    const readsCopy = !options.onlyReading && !options.view.canSeePast;
    if (readsCopy) await forgetCopy(options.me.personId, sheetId);
    const keepsCopy = !options.onlyReading && !readsCopy;
    const copy = keepsCopy ? await LocalCopy.open(doc, options.me.personId, sheetId) : null;
    await copy?.remember({ view: options.view });
    return new OpenSheet(doc, kind, copy, options);
  }

  /** Keeps what the page knows of the sheet for a day without network. */
  rememberView(view: SheetView): void {
    void this.#copy?.remember({ view });
  }

  /** Called when something happened beside the document. */
  onnews: (news: SheetNews) => void = () => {};

  /** Called when the sheet was replaced by the server while nothing was waiting here: the page opens it again. */
  onreopen: () => void = () => {};

  /** Throws the local copy away and lets the page open the sheet as the server has it. */
  async startAfresh(): Promise<void> {
    this.close();
    await this.#copy?.drop();
    this.onreopen();
  }

  close(): void {
    this.#listening.abort();
    this.connection.destroy();
    this.presence.destroy();
    this.live.destroy();
    this.undo.destroy();
    void this.#copy?.close();
  }

  #countUndo(): void {
    this.undoDepth = { undo: this.undo.undoStack.length, redo: this.undo.redoStack.length };
  }

  #onReplaced(): void {
    // Words of this person that the old document alone holds: shown, to be copied, before it goes.
    if (this.connection.edits.count > 0) {
      this.connection.refusal = 'sheet_sealed';
      this.#refresh();
    } else void this.startAfresh();
  }

  #refresh(): void {
    const { connection } = this;
    const { view } = this.#options;
    this.loaded ||= kindKeyOf(this.sheet) !== undefined;
    const reason = view.readOnly ?? (view.canEdit ? null : 'sheet_read_only');
    this.saveState = saveStateOf({
      link: connection.link,
      loaded: this.loaded,
      pending: connection.edits.count,
      refusal: connection.refusal,
      readOnly: connection.status ? connection.status.readOnly : reason,
      blocked: connection.blocked,
      setback: connection.setback,
    });
    this.#followRules(connection.status?.cards ?? { writing: view.writing?.mode ?? 'open', ownOnly: false });
    // Whoever may not read it any more keeps it here no longer, unless words of theirs are in it alone: those they may still copy.
    if (connection.refusal === 'forbidden' && connection.edits.count === 0) void this.#copy?.drop();
    void this.#copy?.remember({ epoch: connection.status?.epoch ?? null, pending: connection.edits.count });
    this.#tellStatus();
  }

  /** An item made here is one's own before the room has heard of it. */
  claim(id: string): void {
    if (this.cards.ownOnly) this.own.add(id);
  }

  #followRules(rules: CardRules): void {
    // Undoing what was done on others' cards before would be refused, and everything after it with it.
    if (rules.ownOnly && !this.cards.ownOnly) this.undo.clear();
    if (rules.writing !== this.cards.writing || rules.ownOnly !== this.cards.ownOnly) this.cards = rules;
    if (rules.ownOnly) for (const id of this.connection.own) this.own.add(id);
  }

  #tellStatus(): void {
    const { status } = this.connection;
    if (!status) return;
    const now = `${status.version}/${status.readOnly}/${status.cards?.writing}/${status.cards?.ownOnly}`;
    if (this.#toldStatus && this.#toldStatus !== now) this.#options.onstatus?.(status);
    this.#toldStatus = now;
  }
}
