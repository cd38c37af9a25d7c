import type { RemoteCaret } from '#app/lib/sheet/live-presence.ts';

/** A piece of text, and whose caret stands right after it. */
export type TextPiece = { text: string; after: RemoteCaret | null };

/** Cuts a text at the carets of others, so that they can be drawn between the pieces. */
export function piecesBetween(text: string, carets: readonly RemoteCaret[]): TextPiece[] {
  const sorted = [...carets].sort((a, b) => a.head - b.head);
  const pieces: TextPiece[] = [];
  let from = 0;
  for (const caret of sorted) {
    const at = Math.min(Math.max(caret.head, from), text.length);
    pieces.push({ text: text.slice(from, at), after: caret });
    from = at;
  }
  pieces.push({ text: text.slice(from), after: null });
  return pieces;
}

/** Establishment colour of a person, as the CSS colour of a caret or ring. Facilitators wear the aubergine. */
export function colourOf(colour: number | null): string {
  return colour === null ? 'var(--accent)' : `var(--est-${colour})`;
}

/** Ink that is readable on `colourOf`. */
export function inkOn(colour: number | null): string {
  return colour === null ? 'var(--accent-ink)' : `var(--est-${colour}-ink)`;
}

/** « Claire » of « Claire Martin ». */
export const firstName = (name: string): string => name.trim().split(/\s+/)[0] ?? name;
