import { SHEET_LIMITS } from '#domain/sheet/limits.ts';
import { editText } from '#party/shared/sheet-edits.ts';
import * as Y from 'yjs';
import { offsetAfter, spliceBetween, spliceThrough, type TextDelta } from './text-splice.ts';
import { LOCAL } from './undo.ts';

export type TextField = HTMLTextAreaElement | HTMLInputElement;

export type TextBindingOptions = {
  field: TextField;
  text: Y.Text;
  undo: Y.UndoManager;
  /** What the field says now, a composition under way included. */
  onvalue: (value: string) => void;
  /** Where this person's selection is, as Yjs relative positions; null when the field lost the focus. */
  oncaret: (caret: { anchor: unknown; head: unknown } | null) => void;
};

/** Binds a plain field to a shared text, character by character, keeping the caret where its owner left it. */
export class TextBinding {
  readonly #options: TextBindingOptions;
  readonly #listening = new AbortController();
  /** The shared text as this field shows it. Behind the document while a composition is under way. */
  #shown: string;
  #composing = false;
  /** Changes of others that a composition made wait: writing in the field would end it and lose what is being composed. */
  #waiting: TextDelta[] = [];

  constructor(options: TextBindingOptions) {
    this.#options = options;
    const { field, text } = options;
    this.#shown = text.toString();
    field.value = this.#shown;
    field.maxLength = SHEET_LIMITS.textLength;
    const { signal } = this.#listening;
    field.addEventListener('beforeinput', this.#onBeforeInput as EventListener, { signal });
    field.addEventListener('input', this.#onInput, { signal });
    field.addEventListener('compositionstart', () => (this.#composing = true), { signal });
    field.addEventListener('compositionend', this.#onCompositionEnd, { signal });
    field.addEventListener('focus', this.#tellCaret, { signal });
    field.addEventListener('blur', () => options.oncaret(null), { signal });
    document.addEventListener('selectionchange', this.#tellCaret, { signal });
    text.observe(this.#onText);
    if (this.#shown.includes('\r')) this.#removeReturns();
    options.onvalue(this.#shown);
  }

  destroy(): void {
    // A card closed in the middle of a composition still keeps what was composed.
    if (this.#composing) this.#onCompositionEnd();
    this.#listening.abort();
    this.#options.text.unobserve(this.#onText);
    if (document.activeElement === this.#options.field) this.#options.oncaret(null);
  }

  readonly #onBeforeInput = (event: InputEvent): void => {
    // The browser's own undo knows nothing of what others typed.
    if (event.inputType === 'historyUndo' || event.inputType === 'historyRedo') {
      event.preventDefault();
      if (event.inputType === 'historyUndo') this.#options.undo.undo();
      else this.#options.undo.redo();
    }
  };

  readonly #onInput = (): void => {
    this.#options.onvalue(this.#options.field.value);
    if (!this.#composing) this.#take();
  };

  readonly #onCompositionEnd = (): void => {
    this.#composing = false;
    this.#take();
  };

  /** Brings what was typed into the document. */
  #take(): void {
    const { field, text } = this.#options;
    const splice = spliceBetween(this.#shown, field.value, field.selectionEnd ?? field.value.length);
    const [waiting, before] = [this.#waiting, this.#shown];
    this.#shown = field.value;
    const moved = splice && spliceThrough(splice, before.length, waiting);
    if (moved)
      text.doc?.transact(() => {
        for (const { index, remove } of moved.removals) editText(text, index, remove, '', LOCAL);
        editText(text, moved.at, 0, moved.insert, LOCAL);
      }, LOCAL);
    // Only now: while some wait, a change of our own is not shown by itself, which would leave the caret behind.
    this.#waiting = [];
    if (waiting.length > 0)
      this.#show(text.toString(), moved ? moved.caret : (caret) => waiting.reduce(offsetAfter, caret));
    this.#tellCaret();
  }

  readonly #onText = (event: Y.YTextEvent, transaction: Y.Transaction): void => {
    if (transaction.origin === LOCAL) {
      const now = this.#options.text.toString();
      // The same text in another field of this page, or a gesture that is not typing.
      if (now !== this.#options.field.value && !this.#composing && this.#waiting.length === 0)
        this.#show(now, (at) => at);
      return;
    }
    const delta = event.delta as TextDelta;
    if (this.#composing) {
      this.#waiting.push(delta);
      return;
    }
    const undone = transaction.origin === this.#options.undo;
    this.#show(this.#options.text.toString(), (offset) =>
      undone ? endOf(delta) : offsetAfter(offset, delta),
    );
  };

  #show(value: string, caret: (offset: number) => number): void {
    const { field } = this.#options;
    this.#shown = value;
    if (field.value !== value) {
      const { selectionStart, selectionEnd, selectionDirection, scrollTop } = field;
      field.value = value;
      if (document.activeElement === field && selectionStart !== null && selectionEnd !== null) {
        field.setSelectionRange(caret(selectionStart), caret(selectionEnd), selectionDirection ?? undefined);
        field.scrollTop = scrollTop;
      }
    }
    this.#options.onvalue(value);
  }

  readonly #tellCaret = (): void => {
    const { field, text, oncaret } = this.#options;
    if (document.activeElement !== field || this.#composing) return;
    const { selectionStart, selectionEnd, selectionDirection } = field;
    if (selectionStart === null || selectionEnd === null) return;
    const at = (index: number): unknown =>
      Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, Math.min(index, text.length), -1));
    const backward = selectionDirection === 'backward';
    oncaret({
      anchor: at(backward ? selectionEnd : selectionStart),
      head: at(backward ? selectionStart : selectionEnd),
    });
  };

  /** A field shows no carriage return, so one in the document would shift every offset after it. */
  #removeReturns(): void {
    const { text } = this.#options;
    for (let at = this.#shown.lastIndexOf('\r'); at >= 0; at = text.toString().lastIndexOf('\r'))
      editText(text, at, 1, '', LOCAL);
    this.#shown = text.toString();
    this.#options.field.value = this.#shown;
  }
}

/** Where a change ends: the caret goes there after an undo, so that one sees what it did. */
function endOf(delta: TextDelta): number {
  return delta.reduce(
    (at, part) => at + (part.retain ?? 0) + (typeof part.insert === 'string' ? part.insert.length : 0),
    0,
  );
}
