import { joined } from './jpeg.ts';
import type { Picture } from './picture.ts';

/*
 * A WebP is `RIFF length WEBP` and a list of chunks, each `name length content` on an even number of bytes. `EXIF` and `XMP ` say where,
 * when and with what it was taken; `ICCP` names a screen; the drawing is `VP8 ` or `VP8L`, with `ALPH` and `VP8X` before it.
 */

type Chunk = { name: string; content: Uint8Array };

/** Flags of `VP8X`: of all it may announce, only transparency belongs to a picture of ours. */
const ALPHA = 0x10;
const DRAWN: readonly string[] = ['VP8 ', 'VP8L'];
const NEEDED: readonly string[] = ['VP8X', 'ALPH', ...DRAWN];

const nameAt = (bytes: Uint8Array, at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4));
const longAt = (bytes: Uint8Array, at: number): number =>
  new DataView(bytes.buffer, bytes.byteOffset + at, 4).getUint32(0, true);

function chunksOf(bytes: Uint8Array): Chunk[] | null {
  if (bytes.length < 20 || nameAt(bytes, 0) !== 'RIFF' || nameAt(bytes, 8) !== 'WEBP') return null;
  if (longAt(bytes, 4) + 8 !== bytes.length) return null;
  const chunks: Chunk[] = [];
  for (let at = 12; at < bytes.length;) {
    if (at + 8 > bytes.length) return null;
    const length = longAt(bytes, at + 4);
    const end = at + 8 + length + (length % 2);
    if (end > bytes.length) return null;
    chunks.push({ name: nameAt(bytes, at), content: bytes.subarray(at + 8, at + 8 + length) });
    at = end;
  }
  return chunks;
}

function sizeOf({ name, content }: Chunk): { width: number; height: number } | null {
  if (name === 'VP8L') {
    if (content.length < 5 || content[0] !== 0x2f) return null;
    const packed = longAt(content, 1);
    return { width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 };
  }
  if (content.length < 10 || content[3] !== 0x9d || content[4] !== 0x01 || content[5] !== 0x2a) return null;
  const word = (at: number) => ((content[at] as number) | ((content[at + 1] as number) << 8)) & 0x3fff;
  return { width: word(6), height: word(8) };
}

/** True when `VP8X` says of the drawing what it is, and nothing else: a larger canvas would be a larger memory in the reader. */
function announces({ content }: Chunk, size: { width: number; height: number }): boolean {
  const side = (at: number) =>
    1 + (content[at] as number) + ((content[at + 1] as number) << 8) + ((content[at + 2] as number) << 16);
  return (
    content.length === 10 &&
    ((content[0] as number) & ~ALPHA) === 0 &&
    side(4) === size.width &&
    side(7) === size.height
  );
}

/** What a still WebP without metadata is; null for anything else, whatever it claims. */
export function readWebp(bytes: Uint8Array): Picture | null {
  const chunks = chunksOf(bytes);
  if (!chunks?.every(({ name }) => NEEDED.includes(name))) return null;
  const drawn = chunks.filter(({ name }) => DRAWN.includes(name));
  // One of each: anything more is room for words that no reader draws.
  if (new Set(chunks.map(({ name }) => name)).size < chunks.length) return null;
  const [drawing] = drawn;
  const size = drawing && drawn.length === 1 ? sizeOf(drawing) : null;
  const extended = chunks.find(({ name }) => name === 'VP8X');
  if (!size || (extended && !announces(extended, size))) return null;
  return { type: 'image/webp', ...size };
}

/** The same drawing without a word about where it comes from; null for what is not a WebP. */
export function bareWebp(bytes: Uint8Array): Uint8Array<ArrayBuffer> | null {
  const chunks = chunksOf(bytes)?.filter(({ name }) => NEEDED.includes(name));
  if (!chunks) return null;
  const parts = chunks.flatMap(({ name, content }) => {
    const kept = content.slice();
    if (name === 'VP8X') kept[0] = (kept[0] ?? 0) & ALPHA;
    return [letters(name), long(kept.length), kept, new Uint8Array(kept.length % 2)];
  });
  const body = joined([letters('WEBP'), ...parts]);
  return joined([letters('RIFF'), long(body.length), body]);
}

const letters = (name: string): Uint8Array => Uint8Array.from(name, (letter) => letter.charCodeAt(0));

function long(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value, true);
  return bytes;
}
