import type { Picture } from './picture.ts';

/*
 * A JPEG is a list of segments, each `FF marker length content`, with the drawing itself after each `SOS`. Where, when and with what a
 * picture was taken stands in the segments a drawing does without: APP1 (EXIF with GPS, XMP), APP13 (IPTC), comments.
 */

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const APP0 = 0xe0;
const APP14 = 0xee;
/** Baseline, extended and progressive: the three a browser writes or reads. */
const FRAMES: readonly number[] = [0xc0, 0xc1, 0xc2];
/** Quantisation, Huffman tables, restart interval, and the scan. */
const DRAWING: readonly number[] = [0xdb, 0xc4, 0xdd, SOS];

/** A progressive picture is drawn in ten scans or so; each one more costs the reader a whole drawing for a few bytes. */
const MOST_SCANS = 32;

type Segment = { marker: number; from: number; to: number };

/** Segments from the start to the end of the picture, each with what is drawn after it; null for what is not one whole JPEG. */
function segmentsOf(bytes: Uint8Array): Segment[] | null {
  if (bytes[0] !== 0xff || bytes[1] !== SOI) return null;
  const segments: Segment[] = [];
  for (let at = 2; at + 1 < bytes.length;) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] as number;
    if (marker === EOI) {
      segments.push({ marker, from: at, to: at + 2 });
      return segments;
    }
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    let to = at + 2 + length;
    if (length < 2 || to > bytes.length) return null;
    if (marker === SOS) to = endOfScan(bytes, to);
    segments.push({ marker, from: at, to });
    at = to;
  }
  return null;
}

/** Index of the marker that ends the drawing begun at `at`. `FF 00` is a drawn byte, `FF D0`…`D7` a restart within it. */
function endOfScan(bytes: Uint8Array, at: number): number {
  let end = at;
  while (end + 1 < bytes.length) {
    const next = bytes[end + 1] as number;
    if (bytes[end] === 0xff && next !== 0x00 && !(next >= 0xd0 && next <= 0xd7)) break;
    end += 1;
  }
  return end;
}

const startsWith = (bytes: Uint8Array, at: number, words: string): boolean =>
  [...words].every((letter, index) => bytes[at + index] === letter.charCodeAt(0));

function isNeeded(bytes: Uint8Array, { marker, from, to }: Segment): boolean {
  // Without room for a thumbnail, which would show what was cut off, and a fixed length, where nothing else can hide.
  if (marker === APP0) return startsWith(bytes, from + 4, 'JFIF\0') && to - from === 18;
  if (marker === APP14) return startsWith(bytes, from + 4, 'Adobe') && to - from === 16;
  return marker === EOI || DRAWING.includes(marker) || FRAMES.includes(marker);
}

/** What a JPEG without metadata is; null for anything else, whatever it claims: garbage, metadata, bytes after its end. */
export function readJpeg(bytes: Uint8Array): Picture | null {
  const segments = segmentsOf(bytes);
  if (!segments?.every((segment) => isNeeded(bytes, segment))) return null;
  const frames = segments.filter(({ marker }) => FRAMES.includes(marker));
  const [frame] = frames;
  const scans = segments.filter(({ marker }) => marker === SOS).length;
  if (!frame || frames.length > 1 || scans === 0 || scans > MOST_SCANS) return null;
  if (segments.at(-1)?.to !== bytes.length) return null;
  const word = (at: number) => ((bytes[frame.from + at] ?? 0) << 8) | (bytes[frame.from + at + 1] ?? 0);
  return { type: 'image/jpeg', width: word(7), height: word(5) };
}

/** The same drawing without a word about where it comes from; null for what is not a JPEG. */
export function bareJpeg(bytes: Uint8Array): Uint8Array<ArrayBuffer> | null {
  const kept = segmentsOf(bytes)?.filter((segment) => isNeeded(bytes, segment));
  if (!kept) return null;
  const parts = [bytes.subarray(0, 2), ...kept.map(({ from, to }) => bytes.subarray(from, to))];
  return joined(parts);
}

/** Bytes one after the other. */
export function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
