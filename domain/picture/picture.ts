/** Types a picture is kept under. Every browser we support writes one of them from a canvas. */
export type PictureType = 'image/jpeg' | 'image/webp';

/** What is read from the bytes of a picture, never from what came with them. */
export type Picture = { type: PictureType; width: number; height: number };

/** Bounds of a picture, kept by the browser before it leaves and by the server when it comes (rule T4). */
export const PICTURE_LIMITS = {
  bytes: 400 * 1024,
  /** Pixels of the longest side. */
  side: 1600,
  /** Pictures a sheet may have received, replaced ones included: what was sealed with one must stay readable. */
  perSheet: 200,
} as const;

/**
 * Id of a picture: the SHA-256 of its bytes, base64url without padding (43 characters). What is sealed and signed holds the id, so it covers
 * the picture as well: other bytes would have another id.
 */
export async function pictureId(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return btoa(String.fromCharCode(...digest))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
