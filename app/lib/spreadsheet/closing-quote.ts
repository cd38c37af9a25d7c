/**
 * Index of the quote that closes a cell whose first character, before `from`, is a quote; null when that quote is a character like another:
 * nothing closes it, or only one that stands lines below within other words. A sign somebody typed must not swallow the lines after it.
 */
export function closingQuote(text: string, from: number, separator: string): number | null {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2)) {
    const after = text[at + 1];
    if (after === '"') continue;
    const endsCell = after === undefined || [separator, '\n', '\r'].includes(after);
    return endsCell || !text.slice(from, at).includes('\n') ? at : null;
  }
  return null;
}
