/** One replacement in a text: `remove` UTF-16 units at `index`, then `insert` there. */
export type Splice = { index: number; remove: number; insert: string };

/** What Yjs tells of a remote change of a text (`YTextEvent.delta`). */
export type TextDelta = { retain?: number; insert?: unknown; delete?: number }[];

const isHighSurrogate = (text: string, at: number): boolean => /[\uD800-\uDBFF]/.test(text.charAt(at));
const isLowSurrogate = (text: string, at: number): boolean => /[\uDC00-\uDFFF]/.test(text.charAt(at));

function commonPrefix(a: string, b: string, longest: number): number {
  let length = 0;
  while (length < longest && a.charCodeAt(length) === b.charCodeAt(length)) length += 1;
  // Half an emoji on its own becomes U+FFFD on the wire: never cut between the halves.
  return length > 0 && isHighSurrogate(a, length - 1) ? length - 1 : length;
}

function commonSuffix(a: string, b: string, longest: number): number {
  let length = 0;
  while (length < longest && a.charCodeAt(a.length - 1 - length) === b.charCodeAt(b.length - 1 - length))
    length += 1;
  return length > 0 && isLowSurrogate(a, a.length - length) ? length - 1 : length;
}

/** The splice that keeps up to `prefix` and then up to `suffix` units of both ends. */
function spliceKeeping(before: string, after: string, prefix: number, suffix: number): Splice {
  const shorter = Math.min(before.length, after.length);
  const index = commonPrefix(before, after, Math.min(prefix, shorter));
  const tail = commonSuffix(before, after, Math.min(suffix, shorter - index));
  return { index, remove: before.length - index - tail, insert: after.slice(index, after.length - tail) };
}

const sizeOf = ({ remove, insert }: Splice): number => remove + insert.length;

/**
 * The splice that turned `before` into `after`, or null when nothing changed. `caret` is the caret after the change: in
 * « aaa » it tells which a was typed, so that another person's words on either side stay where they are.
 */
export function spliceBetween(before: string, after: string, caret: number): Splice | null {
  if (before === after) return null;
  const smallest = spliceKeeping(before, after, Infinity, Infinity);
  // What follows the caret was normally there before. Not so after a drop or a correction behind the caret.
  const tail = after.length - caret;
  if (tail < 0 || tail > before.length || !before.endsWith(after.slice(caret))) return smallest;
  const atCaret = spliceKeeping(before, after, Math.min(before.length, after.length) - tail, tail);
  return sizeOf(atCaret) <= sizeOf(smallest) ? atCaret : smallest;
}

/**
 * Where `offset` is after a remote change. Text inserted exactly there goes after it, so that two people who type at the same
 * spot each keep their own words in one piece.
 */
export function offsetAfter(offset: number, delta: TextDelta): number {
  let read = 0;
  let moved = offset;
  for (const part of delta) {
    if (read >= offset) break;
    if (part.retain !== undefined) read += part.retain;
    else if (part.delete !== undefined) {
      moved -= Math.min(part.delete, offset - read);
      read += part.delete;
    } else if (typeof part.insert === 'string') moved += part.insert.length;
  }
  return moved;
}

/** A splice as it is to be made in a text that others changed meanwhile. */
export type MovedSplice = {
  /** Where its words go. */
  at: number;
  insert: string;
  /** What it takes away, from the end to the start, at or after `at`: never a unit that someone else wrote. */
  removals: { index: number; remove: number }[];
  /** Where an offset of the text that the splice was made in goes. */
  caret: (offset: number) => number;
};

/** Brings a splice made in a text of `length` units through the changes that others made to that text. */
export function spliceThrough(
  { index, remove, insert }: Splice,
  length: number,
  changes: readonly TextDelta[],
): MovedSplice {
  const through = (offset: number): number => changes.reduce(offsetAfter, offset);
  const left = changes.reduce(applyTo, [...Array(length).keys()] as (number | null)[]);
  const removals: { index: number; remove: number }[] = [];
  left.forEach((unit, now) => {
    if (unit === null || unit < index || unit >= index + remove) return;
    const last = removals[0];
    if (last && last.index + last.remove === now) last.remove += 1;
    else removals.unshift({ index: now, remove: 1 });
  });
  const removed = removals.reduce((sum, removal) => sum + removal.remove, 0);
  const at = through(index);
  return {
    at,
    insert,
    removals,
    caret(offset) {
      if (offset <= index) return through(offset);
      const beyond = offset - index - insert.length;
      return beyond <= 0 ? at + offset - index : through(index + remove + beyond) - removed + insert.length;
    },
  };
}

/** Each unit of a text after a change: its place before the changes, null for what others wrote. */
function applyTo(units: readonly (number | null)[], change: TextDelta): (number | null)[] {
  const after: (number | null)[] = [];
  let read = 0;
  for (const { retain = 0, delete: cut = 0, insert } of change) {
    after.push(...units.slice(read, read + retain));
    read += retain + cut;
    if (typeof insert === 'string') after.push(...Array<null>(insert.length).fill(null));
  }
  return [...after, ...units.slice(read)];
}
