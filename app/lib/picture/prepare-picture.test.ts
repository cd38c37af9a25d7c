import { PICTURE_LIMITS } from '#domain/picture/picture.ts';
import { canvasJpeg, canvasWebp, PLACE, says, withChunk, withSegment } from '#domain/picture/samples.ts';
import { describe, expect, it } from 'vitest';
import { fitting, withinBounds } from './prepare-picture.ts';

describe('a photo before it leaves (rule T4)', () => {
  it('is at most 1600 pixels on its longest side, never enlarged, never flat', () => {
    expect(fitting(4032, 3024, 1600)).toEqual({ width: 1600, height: 1200 });
    expect(fitting(3024, 4032, 1600)).toEqual({ width: 1200, height: 1600 });
    expect(fitting(640, 480, 1600)).toEqual({ width: 640, height: 480 });
    expect(fitting(100_000, 10, 1600)).toEqual({ width: 1600, height: 1 });
  });

  it('holds nothing the encoder added to the drawing', async () => {
    for (const bytes of [
      withSegment(canvasJpeg, 0xe1, `Exif\0\0${PLACE}`),
      withChunk(canvasWebp, 'EXIF', PLACE),
    ]) {
      const picture = await withinBounds(16, 9, () => Promise.resolve(bytes));
      expect(picture).toMatchObject({ width: 16, height: 9 });
      for (const words of [PLACE, 'GPS', 'Exif', 'EXIF', 'ICC'])
        expect(says(picture!.bytes, words)).toBe(false);
    }
  });

  it('loses fidelity first, then size, until it weighs 400 KiB at most', async () => {
    const heavy = new Uint8Array(canvasJpeg.length + PICTURE_LIMITS.bytes);
    // Drawn bytes, just before the end of the picture.
    heavy.set(canvasJpeg.subarray(0, -2));
    heavy.set(canvasJpeg.subarray(-2), heavy.length - 2);
    const tried: [number, number][] = [];
    const picture = await withinBounds(4000, 2000, (width, _height, quality) => {
      tried.push([width, quality]);
      return Promise.resolve(width > 1000 ? heavy : canvasJpeg);
    });
    expect(picture).not.toBeNull();
    expect(tried).toEqual([
      ...[1600, 1200].flatMap((width) => [0.82, 0.7, 0.55, 0.4].map((quality) => [width, quality])),
      [900, 0.82],
    ]);
  });

  it('is nothing when it cannot be made so', async () => {
    expect(await withinBounds(16, 9, () => Promise.resolve(new Uint8Array([1, 2, 3])))).toBeNull();
  });
});
