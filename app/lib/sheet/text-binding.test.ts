import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { TextBinding, type TextField } from './text-binding.ts';

/** What a binding uses of a text field: a value, a selection, events. */
class Field extends EventTarget {
  value = '';
  maxLength = -1;
  selectionStart = 0;
  selectionEnd = 0;
  selectionDirection = 'none';
  scrollTop = 0;

  setSelectionRange(start: number, end: number): void {
    [this.selectionStart, this.selectionEnd] = [start, end];
  }

  /** A browser's own edit: words in the place of the selection, caret after them. */
  write(words: string, { from = this.selectionStart, to = this.selectionEnd } = {}): void {
    this.value = this.value.slice(0, from) + words + this.value.slice(to);
    this.setSelectionRange(from + words.length, from + words.length);
    this.dispatchEvent(new Event('input'));
  }
}

/** A field bound to one copy of a text, and another person's copy; every update passes at once. */
function bound(words: string) {
  const [mine, theirs] = [new Y.Doc(), new Y.Doc()];
  mine.getText('t').insert(0, words);
  Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine));
  mine.on('update', (update, origin) => origin !== 'wire' && Y.applyUpdate(theirs, update, 'wire'));
  theirs.on('update', (update, origin) => origin !== 'wire' && Y.applyUpdate(mine, update, 'wire'));
  const field = new Field();
  const text = mine.getText('t');
  const binding = new TextBinding({
    field: field as unknown as TextField,
    text,
    undo: new Y.UndoManager(text),
    onvalue: () => undefined,
    oncaret: () => undefined,
  });
  vi.stubGlobal('document', Object.assign(new EventTarget(), { activeElement: field }));
  return { field, binding, text, other: theirs.getText('t') };
}

describe('a field bound to a shared text', () => {
  beforeEach(() => vi.stubGlobal('document', Object.assign(new EventTarget(), { activeElement: null })));
  afterEach(() => vi.unstubAllGlobals());

  it('keeps the caret in front of the same words while someone else types before them', () => {
    const { field, other } = bound('la nuit');
    field.setSelectionRange(3, 3);
    other.insert(0, 'Dans ');
    expect(field.value).toBe('Dans la nuit');
    expect(field.selectionStart).toBe(8);
  });

  it('leaves a composition alone, then keeps what was composed and what others wrote meanwhile', () => {
    const { field, text, other } = bound('Les relèves');
    field.setSelectionRange(11, 11);
    field.dispatchEvent(new Event('compositionstart'));
    field.write('ん');
    other.insert(0, 'Oui : ');
    other.insert(other.length, ' du matin');
    // Writing in the field now would end the composition.
    expect(field.value).toBe('Les relèvesん');
    field.write('夜間', { from: 11, to: 12 });
    field.dispatchEvent(new Event('compositionend'));
    expect(text.toString()).toBe('Oui : Les relèves夜間 du matin');
    expect(other.toString()).toBe(text.toString());
    expect(field.value).toBe(text.toString());
    expect(field.selectionStart).toBe('Oui : Les relèves夜間'.length);
  });

  it('keeps what was composed when the words around it were removed by someone else', () => {
    const { field, text, other } = bound('Les relèves du soir');
    field.setSelectionRange(11, 11);
    field.dispatchEvent(new Event('compositionstart'));
    field.write('é');
    other.delete(0, other.length);
    field.dispatchEvent(new Event('compositionend'));
    expect(text.toString()).toBe('é');
    expect(field.value).toBe('é');
  });

  it('keeps what others wrote inside the words that a composition replaces', () => {
    const { field, text, other } = bound('Les relèves du soir');
    field.setSelectionRange(4, 11);
    field.dispatchEvent(new Event('compositionstart'));
    field.write('é');
    other.insert(8, 'XY');
    field.write('hôpital', { from: 4, to: 5 });
    field.dispatchEvent(new Event('compositionend'));
    expect(text.toString()).toBe('Les hôpitalXY du soir');
    expect(field.value).toBe(text.toString());
    expect(field.selectionStart).toBe('Les hôpital'.length);
  });

  it('keeps what was composed in a card that closes', () => {
    const { field, binding, text } = bound('');
    field.dispatchEvent(new Event('compositionstart'));
    field.write('ê');
    expect(text.toString()).toBe('');
    binding.destroy();
    expect(text.toString()).toBe('ê');
  });
});
