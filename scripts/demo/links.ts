import { createClient } from '@libsql/client/web';
import { and, eq, isNull } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/libsql/web';
import { nanoid } from 'nanoid';
import { clusters, invitations, memberships, people } from '#db/schema.ts';
import { INVITATION_LIFE_MS, INVITATION_USES } from '#domain/people/invitation.ts';
import { hashToken, newToken } from '#domain/people/token.ts';
import type { Grappe } from '../grappe.ts';
import { ESTABLISHMENTS, FACILITATORS, LEAD, OBSERVER } from './cluster.ts';

export type DemoLink = { name: string; role: string; url: string };
type Place = Pick<Grappe, 'origin' | 'databaseUrl'>;

const COLLEGE_NAMES = ['direction', 'représentante du personnel', 'métiers'];

/** Whose links are printed: one facilitator, one whole trinôme, a member of another establishment, the observer, the programme lead. */
function whoIsShown(): { name: string; role: string }[] {
  const [first, second] = ESTABLISHMENTS;
  return [
    { name: FACILITATORS[0]!.name, role: 'animatrice' },
    ...first!.team.map(([name], seat) => ({ name, role: `${first!.shortName}, ${COLLEGE_NAMES[seat]}` })),
    { name: second!.team[2]![0], role: `${second!.shortName}, métiers` },
    { name: OBSERVER.name, role: 'observatrice (ARS)' },
    { name: LEAD.name, role: 'pilotage du programme, les cinq clusters' },
  ];
}

/**
 * Makes a fresh invitation for one demo person and returns its link; older ones are revoked (only hashes are kept, so a
 * link cannot be printed twice). Throws when nobody has that name.
 */
export async function inviteByName({ origin, databaseUrl }: Place, name: string): Promise<string> {
  const client = createClient({ url: databaseUrl });
  try {
    const db = drizzle(client);
    const [member] = await db
      .select({ id: memberships.id, personId: people.id })
      .from(memberships)
      .innerJoin(people, eq(people.id, memberships.personId))
      .innerJoin(clusters, eq(clusters.id, memberships.clusterId))
      .where(eq(people.displayName, name))
      // The programme lead is in every cluster: their link opens the first one made.
      .orderBy(clusters.createdAt)
      .limit(1);
    if (!member) throw new Error(`nobody is called ${name}`);
    const now = Date.now();
    const token = newToken();
    const tokenHash = await hashToken(token);
    await db.batch([
      db
        .update(invitations)
        .set({ revokedAt: now })
        .where(and(eq(invitations.membershipId, member.id), isNull(invitations.revokedAt))),
      db.insert(invitations).values({
        id: nanoid(),
        membershipId: member.id,
        tokenHash,
        createdBy: member.personId,
        createdAt: now,
        expiresAt: now + INVITATION_LIFE_MS,
        usesLeft: INVITATION_USES,
      }),
    ]);
    return `${origin}/invitation#${token}`;
  } finally {
    client.close();
  }
}

/** Fresh links for the people shown when Grappe starts. */
export async function demoLinks(place: Place): Promise<DemoLink[]> {
  const links: DemoLink[] = [];
  for (const person of whoIsShown()) links.push({ ...person, url: await inviteByName(place, person.name) });
  return links;
}

/** Prints the table of links to open, in French. */
export function printLinks(origin: string, links: DemoLink[], dataDir: string): void {
  console.log(
    `\nGrappe est prête : ${origin}\nUn lien par personne, à ouvrir dans des navigateurs séparés :\n`,
  );
  const width = Math.max(...links.map(({ name, role }) => name.length + role.length)) + 3;
  for (const { name, role, url } of links) console.log(`  ${`${name} (${role})`.padEnd(width)}  ${url}`);
  console.log(`\nCtrl-C pour arrêter. Les données restent dans ${dataDir}.\n`);
}
