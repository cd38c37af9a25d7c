/**
 * Asks the API as one person: reads without `body`, posts with one, or with nothing when it is null. Throws with what it answered when that
 * is not a success. A body that its route does not read is not sent: the development server's connection is closed over it, at times
 * under the next request.
 */
export async function ask<T>(origin: string, cookie: string, path: string, body?: unknown): Promise<T> {
  const reply = await fetch(origin + path, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { Cookie: cookie, Origin: origin, 'Content-Type': 'application/json' },
    body: body == null ? undefined : JSON.stringify(body),
  });
  if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`);
  return (await reply.json()) as T;
}
