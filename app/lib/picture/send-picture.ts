import { ApiError } from '#app/lib/api-error.ts';
import { isErrorCode } from '#domain/errors.ts';
import type { PictureView } from '#domain/views.ts';

/**
 * Sends a prepared picture and gives the id its cell will hold. `fetch` cannot say how far a sending is, hence the older request.
 *
 * @param onprogress called with the part sent, from 0 to 1
 * @throws ApiError as `ask` does: the server's code, `network_failed` or `reply_unreadable`
 */
export function sendPicture(
  sheetId: string,
  bytes: Uint8Array<ArrayBuffer>,
  { onprogress, signal }: { onprogress: (part: number) => void; signal: AbortSignal },
): Promise<PictureView> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const failed = (code: ConstructorParameters<typeof ApiError>[0]) => reject(new ApiError(code));
    request.open('POST', `/api/sheets/${encodeURIComponent(sheetId)}/images`);
    request.responseType = 'json';
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.upload.onprogress = ({ loaded, total }) => onprogress(total > 0 ? loaded / total : 0);
    request.onerror = () => failed('network_failed');
    request.onabort = () => failed('network_failed');
    request.onload = () => {
      const body = request.response as { id?: unknown; error?: unknown } | null;
      if (request.status === 200 && typeof body?.id === 'string') return resolve(body as PictureView);
      failed(isErrorCode(body?.error) ? body.error : 'reply_unreadable');
    };
    signal.addEventListener('abort', () => request.abort());
    request.send(bytes);
  });
}
