import { bareJpeg, readJpeg } from './jpeg.ts';
import { PICTURE_LIMITS, type Picture } from './picture.ts';
import { bareWebp, readWebp } from './webp.ts';

/**
 * What these bytes draw, within our bounds (rule T4): type and size as the bytes themselves say. Null for anything else: not a JPEG or a
 * WebP, too large, or carrying what a drawing does without, where the place it was taken and the name of the camera's owner stand.
 */
export function readPicture(bytes: Uint8Array): Picture | null {
  if (bytes.length > PICTURE_LIMITS.bytes) return null;
  const picture = readJpeg(bytes) ?? readWebp(bytes);
  if (!picture) return null;
  const [shortest, longest] = [picture.width, picture.height].sort((a, b) => a - b) as [number, number];
  return shortest >= 1 && longest <= PICTURE_LIMITS.side ? picture : null;
}

/**
 * The same picture without metadata; null for what is neither JPEG nor WebP. A canvas forgets what the camera wrote, but some browsers
 * add words of their own (Safari writes an EXIF segment): those go too.
 */
export function withoutMetadata(bytes: Uint8Array): Uint8Array<ArrayBuffer> | null {
  return bareJpeg(bytes) ?? bareWebp(bytes);
}
