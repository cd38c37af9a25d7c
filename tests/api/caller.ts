import { inject } from 'vitest';
import { seedLogin, type Person } from './seed.ts';

/** A reply with its body parsed: `body` is whatever JSON came, or the text when it is not JSON. */
export type Reply = { status: number; headers: Headers; text: string; bytes: Uint8Array; body: any }; // eslint-disable-line @typescript-eslint/no-explicit-any -- replies of every route, checked by the assertions

/** Speaks HTTP to the API as a browser would: same-origin `Origin` on what changes something, and the login cookie. */
export class Caller {
  cookie: string | undefined;
  /** Headers added to every request; a value of null takes one away. */
  readonly headers: Record<string, string | null>;

  constructor(cookie?: string, headers: Record<string, string | null> = {}) {
    this.cookie = cookie;
    this.headers = headers;
  }

  get(path: string): Promise<Reply> {
    return this.#send('GET', path);
  }

  post(path: string, body?: unknown): Promise<Reply> {
    return this.#send('POST', path, body === undefined ? undefined : JSON.stringify(body));
  }

  patch(path: string, body: unknown): Promise<Reply> {
    return this.#send('PATCH', path, JSON.stringify(body));
  }

  delete(path: string): Promise<Reply> {
    return this.#send('DELETE', path);
  }

  /** A body of raw text, whatever it is. */
  postText(path: string, text: string): Promise<Reply> {
    return this.#send('POST', path, text);
  }

  /** A file as it is. */
  postBytes(path: string, bytes: Uint8Array<ArrayBuffer>): Promise<Reply> {
    return this.#send('POST', path, bytes);
  }

  async #send(method: string, path: string, body?: string | Uint8Array<ArrayBuffer>): Promise<Reply> {
    const { origin } = inject('grappe');
    const headers = new Headers();
    if (this.cookie) headers.set('cookie', this.cookie);
    if (method !== 'GET') headers.set('origin', origin);
    if (body !== undefined)
      headers.set('content-type', typeof body === 'string' ? 'application/json' : 'application/octet-stream');
    for (const [name, value] of Object.entries(this.headers)) {
      if (value === null) headers.delete(name);
      else headers.set(name, value);
    }
    const reply = await fetch(origin + path, { method, headers, body, redirect: 'manual' });
    const bytes = new Uint8Array(await reply.arrayBuffer());
    const text = new TextDecoder().decode(bytes);
    const isJson = reply.headers.get('content-type')?.startsWith('application/json');
    const set = reply.headers.get('set-cookie');
    if (set?.startsWith('grappe_login=')) this.cookie = set.split(';')[0];
    return {
      status: reply.status,
      headers: reply.headers,
      text,
      bytes,
      body: isJson ? JSON.parse(text) : text,
    };
  }
}

/** A caller with a login of its own. */
export async function as(person: Person): Promise<Caller> {
  return new Caller((await seedLogin(person)).cookie);
}
