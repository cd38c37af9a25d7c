import { describe, expect, it } from 'vitest';
import { PICTURE_LIMITS, pictureId } from './picture.ts';
import { readPicture, withoutMetadata } from './read-picture.ts';
import { canvasJpeg, canvasWebp, PLACE, says, withChunk, withSegment } from './samples.ts';

const bare = (bytes: Uint8Array) => withoutMetadata(bytes) ?? new Uint8Array();
const jpeg = bare(canvasJpeg);
const webp = bare(canvasWebp);

describe('a picture (rule T4)', () => {
  it('is read from its own bytes, in both types', () => {
    expect(readPicture(jpeg)).toEqual({ type: 'image/jpeg', width: 16, height: 9 });
    expect(readPicture(webp)).toEqual({ type: 'image/webp', width: 16, height: 9 });
  });

  it('keeps nothing of what a camera writes: place, names, comments, profiles', () => {
    const spoilt = [
      ...[0xe1, 0xe2, 0xec, 0xed, 0xef, 0xfe].map((marker) => withSegment(canvasJpeg, marker, PLACE)),
      withSegment(canvasJpeg, 0xe1, `Exif\0\0${PLACE}`),
      withSegment(canvasJpeg, 0xe0, `JFXX\0${PLACE}`),
      withSegment(canvasJpeg, 0xe0, `JFIF\0${PLACE}`),
      ...['EXIF', 'XMP ', 'ICCP', 'ANMF', 'note'].map((name) => withChunk(canvasWebp, name, PLACE)),
    ];
    for (const bytes of spoilt) {
      expect(says(bytes, PLACE)).toBe(true);
      expect(readPicture(bytes)).toBeNull();
      const clean = bare(bytes);
      expect(says(clean, PLACE)).toBe(false);
      expect(says(clean, 'ICC')).toBe(false);
      expect(readPicture(clean)).toMatchObject({ width: 16, height: 9 });
    }
  });

  it('has nothing before, after or instead of its drawing', () => {
    const others = [
      new Uint8Array(),
      new TextEncoder().encode('<svg onload="alert(1)"/>'),
      new TextEncoder().encode('RIFF\x0c\0\0\0WEBPVP8 '),
      Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      Uint8Array.from([0xff, 0xd8, 0xff, 0xd9]),
      Uint8Array.from([...jpeg, ...new TextEncoder().encode(PLACE)]),
      Uint8Array.from([...webp, 0, 0]),
      jpeg.subarray(0, jpeg.length - 2),
      webp.subarray(0, webp.length - 4),
    ];
    for (const bytes of others) expect(readPicture(bytes)).toBeNull();
  });

  it('hides no words in a part of a WebP that announces it, and announces no canvas but its own', () => {
    expect(readPicture(withChunk(webp, 'VP8X', PLACE))).toBeNull();
    expect(readPicture(withChunk(webp, 'ALPH', 'a'))).not.toBeNull();
    expect(readPicture(withChunk(withChunk(webp, 'ALPH', 'a'), 'ALPH', PLACE))).toBeNull();
    const at = new TextDecoder('latin1').decode(webp).indexOf('VP8X') + 8;
    const vast = webp.slice();
    vast.set([0xff, 0x3f, 0], at + 4);
    expect(readPicture(vast)).toBeNull();
  });

  it('is not drawn over a thousand times for a few bytes', () => {
    const scan = jpeg.findIndex((byte, at) => byte === 0xff && jpeg[at + 1] === 0xda);
    const again = (times: number) =>
      Uint8Array.from([
        ...jpeg.subarray(0, -2),
        ...Array.from({ length: times }, () => [...jpeg.subarray(scan, -2)]).flat(),
        0xff,
        0xd9,
      ]);
    expect(readPicture(again(9))).not.toBeNull();
    expect(readPicture(again(1_000))).toBeNull();
  });

  it('is refused when cut anywhere, and never throws on broken bytes', () => {
    for (const whole of [jpeg, webp, canvasJpeg, canvasWebp])
      for (let at = 0; at < whole.length; at += 1) {
        expect(readPicture(whole.subarray(0, at))).toBeNull();
        const broken = whole.slice();
        broken[at] = (broken[at] as number) ^ 0xff;
        readPicture(broken);
        withoutMetadata(broken);
      }
  });

  it('stays within bounds', () => {
    const wide = jpeg.slice();
    const frame = wide.findIndex((byte, at) => byte === 0xff && wide[at + 1] === 0xc0);
    const widen = (width: number) => new DataView(wide.buffer).setUint16(frame + 7, width);
    widen(PICTURE_LIMITS.side);
    expect(readPicture(wide)?.width).toBe(PICTURE_LIMITS.side);
    widen(PICTURE_LIMITS.side + 1);
    expect(readPicture(wide)).toBeNull();
    widen(0);
    expect(readPicture(wide)).toBeNull();
    const heavy = Uint8Array.from([
      ...jpeg.subarray(0, jpeg.length - 2),
      ...new Uint8Array(PICTURE_LIMITS.bytes),
      ...jpeg.subarray(jpeg.length - 2),
    ]);
    expect(readPicture(heavy)).toBeNull();
  });

  it('is known by its bytes (rule T5)', async () => {
    const id = await pictureId(jpeg);
    expect(id).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(await pictureId(jpeg.slice())).toBe(id);
    expect(await pictureId(webp)).not.toBe(id);
    // Known vector: SHA-256 of "abc".
    expect(await pictureId(new TextEncoder().encode('abc'))).toBe(
      'ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0',
    );
  });
});
