import { inviteByName } from '../../scripts/demo/links.ts';
import type { GrappeProcess } from '../harness/grappe-process.ts';

/** A demo person with a login of their own, opened with an invitation as everyone opens theirs. */
export type Person = {
  /** Value of the Cookie header. */
  cookie: string;
  /** Asks the API. Throws when the answer is not a success. */
  ask<View>(path: string): Promise<View>;
};

/** Brings the demo person of that name in. The login outlives any restart; `grappe` may be killed afterwards. */
export async function arrive(grappe: GrappeProcess, name: string): Promise<Person> {
  const { origin } = grappe;
  const token = new URL(await inviteByName(grappe, name)).hash.slice(1);
  const reply = await fetch(`${origin}/api/login`, {
    method: 'POST',
    headers: { Origin: origin, 'Content-Type': 'application/json' },
    body: JSON.stringify({ token, sharedComputer: false }),
  });
  const cookie = reply.headers.get('set-cookie')?.split(';')[0];
  if (!reply.ok || !cookie) throw new Error(`${name} cannot log in: ${reply.status} ${await reply.text()}`);
  return {
    cookie,
    async ask<View>(path: string): Promise<View> {
      const answer = await fetch(origin + path, { headers: { Cookie: cookie } });
      if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
      return (await answer.json()) as View;
    },
  };
}
