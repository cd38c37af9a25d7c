import { get, type IncomingHttpHeaders } from 'node:http';
import { inject } from 'vitest';

/** GETs an address with these headers and no others: `fetch` would add a `Sec-Fetch-Mode` of its own. */
export function page(
  path: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; headers: IncomingHttpHeaders; text: string }> {
  return new Promise((resolve, reject) => {
    get(inject('grappe').origin + path, { headers }, (reply) => {
      let text = '';
      reply.setEncoding('utf8');
      reply.on('data', (chunk: string) => (text += chunk));
      reply.on('end', () => resolve({ status: reply.statusCode ?? 0, headers: reply.headers, text }));
    }).on('error', reject);
  });
}
