import { PICTURE_LIMITS } from '#domain/picture/picture.ts';
import { readPicture, withoutMetadata } from '#domain/picture/read-picture.ts';

/** What is left of a photo once it may leave: its drawing, within bounds. */
export type PreparedPicture = { bytes: Uint8Array<ArrayBuffer>; type: string; width: number; height: number };

/** Tried in this order until it fits: less fidelity first, then a smaller picture. */
const QUALITIES = [0.82, 0.7, 0.55, 0.4];
const SMALLER = 0.75;

/** Draws and encodes a picture at a size and a quality from 0 to 1. */
export type Encode = (width: number, height: number, quality: number) => Promise<Uint8Array>;

/** Whole pixels of a picture of `width` × `height` once its longest side is `side` at most. */
export function fitting(width: number, height: number, side: number): { width: number; height: number } {
  const scale = Math.min(1, side / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/**
 * The best rendering of a picture that keeps within the bounds of rule T4, without metadata whatever the encoder added. Null when nothing
 * does: what comes out is read as the server will read it, so that nobody waits for a refusal.
 */
export async function withinBounds(
  width: number,
  height: number,
  encode: Encode,
): Promise<PreparedPicture | null> {
  for (let side: number = PICTURE_LIMITS.side; side >= 320; side = Math.round(side * SMALLER)) {
    const size = fitting(width, height, side);
    for (const quality of QUALITIES) {
      const bytes = withoutMetadata(await encode(size.width, size.height, quality));
      const picture = bytes && readPicture(bytes);
      if (picture) return { bytes, ...picture };
      // A larger rendering than this one will not fit either, but what is not a picture of ours never will.
      if (bytes && bytes.length <= PICTURE_LIMITS.bytes) return null;
    }
  }
  return null;
}

/**
 * A photo as it may leave this device (rule T4): turned the right way up, drawn again on a canvas, which forgets where, when and with what it
 * was taken, and compressed. Null for a file this browser cannot draw.
 */
export async function preparePicture(file: Blob): Promise<PreparedPicture | null> {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null);
  if (!bitmap) return null;
  try {
    const canvas = document.createElement('canvas');
    const brush = canvas.getContext('2d', { alpha: false });
    if (!brush) return null;
    return await withinBounds(bitmap.width, bitmap.height, async (width, height, quality) => {
      if (canvas.width !== width || canvas.height !== height) {
        [canvas.width, canvas.height] = [width, height];
        brush.imageSmoothingQuality = 'high';
        brush.drawImage(bitmap, 0, 0, width, height);
      }
      // A browser that cannot write WebP answers with a PNG, which says so.
      const webp = await written(canvas, 'image/webp', quality);
      const blob = webp?.type === 'image/webp' ? webp : await written(canvas, 'image/jpeg', quality);
      return blob ? new Uint8Array(await blob.arrayBuffer()) : new Uint8Array();
    });
  } finally {
    bitmap.close();
  }
}

const written = (canvas: HTMLCanvasElement, type: string, quality: number): Promise<Blob | null> =>
  new Promise((resolve) => canvas.toBlob(resolve, type, quality));
