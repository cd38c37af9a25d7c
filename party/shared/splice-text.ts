import type * as Y from 'yjs';

/** Makes a text say `words`, in one splice: what stands before and after the difference keeps its place. */
export function spliceText(text: Y.Text, words: string): void {
  const now = text.toString();
  if (now === words) return;
  const shorter = Math.min(now.length, words.length);
  let start = 0;
  while (start < shorter && now.charCodeAt(start) === words.charCodeAt(start)) start += 1;
  let end = 0;
  while (end < shorter - start && now.at(-1 - end) === words.at(-1 - end)) end += 1;
  // Half an emoji on its own becomes U+FFFD on the wire: never cut between the halves.
  if (start > 0 && isHalf(now, start - 1, 0xd800)) start -= 1;
  if (end > 0 && isHalf(now, now.length - end, 0xdc00)) end -= 1;
  if (now.length - start - end > 0) text.delete(start, now.length - start - end);
  const insert = words.slice(start, words.length - end);
  if (insert) text.insert(start, insert);
}

const isHalf = (text: string, at: number, from: number): boolean => {
  const unit = text.charCodeAt(at);
  return unit >= from && unit < from + 0x400;
};
