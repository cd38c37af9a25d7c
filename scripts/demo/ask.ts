/** Asks the API as one person. Throws with what it answered when that is not a success. */
export async function ask<T>(origin: string, cookie: string, path: string, body?: unknown): Promise<T> {
  const reply = await fetch(origin + path, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { Cookie: cookie, Origin: origin, 'Content-Type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`);
  return (await reply.json()) as T;
}
