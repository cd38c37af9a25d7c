import { createClient } from '@libsql/client/web';
import { drizzle } from 'drizzle-orm/libsql/web';
import { nanoid } from 'nanoid';
import { parseArgs } from 'node:util';
import { keepProgramme } from '#db/queries/programmes.ts';
import { migrate } from '#db/migrate.ts';
import { auditLog, clusters, invitations, memberships, people } from '#db/schema.ts';
import { INVITATION_LIFE_MS, INVITATION_USES } from '#domain/people/invitation.ts';
import { hashToken, newToken } from '#domain/people/token.ts';
import { PROGRAMMES } from '#domain/programmes/all.ts';

/*
 * `npm run lead -- "Nom Prénom" --origin https://…`: makes the first programme lead of an installation and prints their link. Everyone else
 * is invited from Grappe. Reads TURSO_DATABASE_URL and TURSO_AUTH_TOKEN. A login is always in a cluster, so the lead gets an empty one to
 * arrive in, which they may close once theirs exist.
 */

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    origin: { type: 'string' },
    title: { type: 'string', default: 'Responsable du programme' },
    cluster: { type: 'string', default: 'Pilotage des clusters' },
  },
});
const [name] = positionals;
const { TURSO_DATABASE_URL: url, TURSO_AUTH_TOKEN: authToken } = process.env;
// Read before anything is written: a link that cannot be made would be lost, and its lead with it.
const origin = URL.canParse(values.origin ?? '') ? new URL(values.origin!).origin : undefined;
if (!name || !origin || !url) {
  console.error(
    'Il faut le nom de la personne, l’adresse de Grappe (https://…) et TURSO_DATABASE_URL. Par exemple :\n' +
      'TURSO_DATABASE_URL=… TURSO_AUTH_TOKEN=… npm run lead -- "Prénom Nom" --origin https://grappe.example.fr',
  );
  process.exit(1);
}

// A database that was never deployed to has no tables yet.
await migrate({ url, authToken }).catch((error: Error) => {
  const { message } = error.cause instanceof Error ? error.cause : error;
  console.error(`Grappe : la base ${url} ne s’ouvre pas (${message}).`);
  process.exit(1);
});
const client = createClient({ url, authToken });
const db = drizzle(client);
const now = Date.now();
const programme = PROGRAMMES[0]!;
const token = newToken();
const ids = { person: nanoid(), cluster: nanoid(), membership: nanoid() };
try {
  await db.transaction(async (tx) => {
    await tx.insert(clusters).values({
      id: ids.cluster,
      programmeId: await keepProgramme(tx, programme),
      name: values.cluster,
      state: 'forming',
      createdAt: now,
    });
    await tx.insert(people).values({ id: ids.person, displayName: name, createdAt: now });
    await tx.insert(memberships).values({
      id: ids.membership,
      personId: ids.person,
      clusterId: ids.cluster,
      role: 'lead',
      title: values.title,
    });
    await tx.insert(invitations).values({
      id: nanoid(),
      membershipId: ids.membership,
      tokenHash: await hashToken(token),
      createdBy: ids.person,
      createdAt: now,
      expiresAt: now + INVITATION_LIFE_MS,
      usesLeft: INVITATION_USES,
    });
    await tx.insert(auditLog).values({
      at: now,
      clusterId: ids.cluster,
      personId: ids.person,
      action: 'lead.create',
      subject: ids.membership,
    });
  });
} finally {
  client.close();
}
console.log(
  `\nLien personnel de ${name}, à ne remettre à personne d’autre :\n\n  ${origin}/invitation#${token}\n`,
);
