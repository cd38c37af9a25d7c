import { createClient } from '@libsql/client/web';
import { and, eq, inArray, isNull } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/libsql/web';
import { nanoid } from 'nanoid';
import { invitations, memberships, people } from '#db/schema.ts';
import { hashToken, newToken } from '#domain/people/token.ts';
import type { Grappe } from '../grappe.ts';
import { ESTABLISHMENTS, FACILITATORS, OBSERVER } from './cluster.ts';

export type DemoLink = { name: string; role: string; url: string };

const DAY = 24 * 60 * 60 * 1000;
const COLLEGE_NAMES = ['direction', 'représentante du personnel', 'métiers'];

/** Whose links are printed: one facilitator, one whole trinôme, a member of another establishment, the observer. */
function whoIsShown(): { name: string; role: string }[] {
  const [first, second] = ESTABLISHMENTS;
  return [
    { name: FACILITATORS[0]!.name, role: 'animatrice' },
    ...first!.team.map(([name], seat) => ({ name, role: `${first!.shortName}, ${COLLEGE_NAMES[seat]}` })),
    { name: second!.team[2]![0], role: `${second!.shortName}, métiers` },
    { name: OBSERVER.name, role: 'observatrice (ARS)' },
  ];
}

/** Makes fresh invitations for the people shown (only hashes are kept, so old links cannot be printed again). */
export async function demoLinks({
  origin,
  databaseUrl,
}: Pick<Grappe, 'origin' | 'databaseUrl'>): Promise<DemoLink[]> {
  const client = createClient({ url: databaseUrl });
  try {
    const db = drizzle(client);
    const shown = whoIsShown();
    const members = await db
      .select({ id: memberships.id, personId: people.id, name: people.displayName })
      .from(memberships)
      .innerJoin(people, eq(people.id, memberships.personId))
      .where(
        inArray(
          people.displayName,
          shown.map(({ name }) => name),
        ),
      );
    const now = Date.now();
    const links: DemoLink[] = [];
    for (const { name, role } of shown) {
      const member = members.find((candidate) => candidate.name === name);
      if (!member) continue;
      await db
        .update(invitations)
        .set({ revokedAt: now })
        .where(and(eq(invitations.membershipId, member.id), isNull(invitations.revokedAt)));
      const token = newToken();
      await db.insert(invitations).values({
        id: nanoid(),
        membershipId: member.id,
        tokenHash: await hashToken(token),
        createdBy: member.personId,
        createdAt: now,
        expiresAt: now + 30 * DAY,
        usesLeft: 10,
      });
      links.push({ name, role, url: `${origin}/invitation#${token}` });
    }
    return links;
  } finally {
    client.close();
  }
}

/** Prints the table of links to open, in French. */
export function printLinks(origin: string, links: DemoLink[]): void {
  console.log(
    `\nGrappe est prête : ${origin}\nUn lien par personne, à ouvrir dans des navigateurs séparés :\n`,
  );
  const width = Math.max(...links.map(({ name, role }) => name.length + role.length)) + 3;
  for (const { name, role, url } of links) console.log(`  ${`${name} (${role})`.padEnd(width)}  ${url}`);
  console.log('\nCtrl-C pour arrêter. Les données restent dans .data/.\n');
}
