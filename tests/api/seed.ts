import { nanoid } from 'nanoid';
import {
  assignments,
  boards,
  clusters,
  establishments,
  expectedDeliverables,
  invitations,
  logins,
  memberships,
  people,
  phases,
  programmes,
  sessions,
  sheets,
} from '#db/schema.ts';
import { INVITATION_LIFE_MS, INVITATION_USES } from '#domain/people/invitation.ts';
import { openLogin } from '#domain/people/login.ts';
import type { College, Role } from '#domain/people/roles.ts';
import { hashToken, newToken } from '#domain/people/token.ts';
import { paca2018 } from '#domain/programmes/paca-2018.ts';
import { database } from './database.ts';

export type Person = { personId: string; membershipId: string; clusterId: string; name: string };

const DAY = 24 * 60 * 60 * 1000;
const KIND = 'INITIAL_REPRESENTATIONS';

/**
 * A small cluster: establishments A and B, a whole trinôme in A and one member in B, two facilitators (one each), an observer, a
 * lead; a board with a sheet per establishment and one for the cluster, and one sheet of A for its staff college alone.
 */
export async function seedCluster() {
  const db = database();
  const now = Date.now();
  const id = { programme: nanoid(), cluster: nanoid(), phase: nanoid(), board: nanoid() };
  const establishment = { a: nanoid(), b: nanoid() };
  const sheet = { a: nanoid(), b: nanoid(), cluster: nanoid(), staffOfA: nanoid() };
  const session = nanoid();
  const expected = { late: nanoid(), unlinked: nanoid() };

  await db.batch([
    db
      .insert(programmes)
      .values({ id: id.programme, code: id.programme, title: paca2018.title, template: paca2018 }),
    db.insert(clusters).values({
      id: id.cluster,
      programmeId: id.programme,
      name: 'Cluster d’essai',
      state: 'running',
      createdAt: now,
    }),
    db.insert(establishments).values(
      [
        { id: establishment.a, name: 'EHPAD La Fontaine', shortName: 'La Fontaine aux Merles', colour: 0 },
        { id: establishment.b, name: 'MAS Le Pré', shortName: 'Le Pré Vermeil', colour: 1 },
      ].map((row) => ({ ...row, clusterId: id.cluster, type: 'EHPAD', status: 'public' })),
    ),
    db.insert(phases).values({
      id: id.phase,
      clusterId: id.cluster,
      position: 0,
      kind: 'kickoff',
      title: 'Lancement',
      subtitle: '',
      state: 'current',
    }),
    db.insert(expectedDeliverables).values([
      {
        id: expected.late,
        phaseId: id.phase,
        position: 0,
        title: 'Les représentations',
        boardKind: KIND,
        dueAt: now - DAY,
      },
      {
        id: expected.unlinked,
        phaseId: id.phase,
        position: 1,
        title: 'Le bilan',
        boardKind: null,
        dueAt: null,
      },
    ]),
    db.insert(boards).values({
      id: id.board,
      clusterId: id.cluster,
      phaseId: id.phase,
      kind: KIND,
      title: 'Représentations initiales',
      position: 0,
      state: 'open',
      createdAt: now,
    }),
    db.insert(sheets).values([
      { id: sheet.a, boardId: id.board, establishmentId: establishment.a },
      { id: sheet.b, boardId: id.board, establishmentId: establishment.b },
      { id: sheet.cluster, boardId: id.board },
      { id: sheet.staffOfA, boardId: id.board, establishmentId: establishment.a, college: 'staff' as const },
    ]),
    db.insert(sessions).values({
      id: session,
      clusterId: id.cluster,
      phaseId: id.phase,
      title: 'Séance du jour',
      state: 'planned',
      startsAt: now + 1000,
      endsAt: now + DAY / 8,
    }),
  ]);

  const join = async (
    name: string,
    role: Role,
    seat: { establishmentId?: string; college?: College; follows?: string } = {},
  ): Promise<Person> => {
    const { follows, ...place } = seat;
    const person = { personId: nanoid(), membershipId: nanoid(), clusterId: id.cluster, name };
    await db.batch([
      db.insert(people).values({ id: person.personId, displayName: name, createdAt: now }),
      db.insert(memberships).values({
        id: person.membershipId,
        personId: person.personId,
        clusterId: id.cluster,
        role,
        title: `Poste de ${name}`,
        ...place,
      }),
    ]);
    if (follows) {
      await db.insert(assignments).values({ membershipId: person.membershipId, establishmentId: follows });
    }
    return person;
  };

  return {
    clusterId: id.cluster,
    boardId: id.board,
    establishment,
    sheet,
    session,
    expected,
    directionA: await join('Hélène', 'member', { establishmentId: establishment.a, college: 'direction' }),
    staffA: await join('Nadia', 'member', { establishmentId: establishment.a, college: 'staff' }),
    tradeA: await join('Claire', 'member', { establishmentId: establishment.a, college: 'trade' }),
    tradeB: await join('Aminata', 'member', { establishmentId: establishment.b, college: 'trade' }),
    facilitatorA: await join('Anne', 'facilitator', { follows: establishment.a }),
    facilitatorB: await join('Marc', 'facilitator', { follows: establishment.b }),
    observer: await join('Élodie', 'observer'),
    lead: await join('Paul', 'lead'),
  };
}

export type SeededCluster = Awaited<ReturnType<typeof seedCluster>>;

/** An invitation as the API makes it, with whatever makes it unfit. Returns its token. */
export async function seedInvitation(
  person: Person,
  changes: { expiresAt?: number; revokedAt?: number; usesLeft?: number } = {},
): Promise<string> {
  const token = newToken();
  const now = Date.now();
  await database()
    .insert(invitations)
    .values({
      id: nanoid(),
      membershipId: person.membershipId,
      tokenHash: await hashToken(token),
      createdBy: person.personId,
      createdAt: now,
      expiresAt: now + INVITATION_LIFE_MS,
      usesLeft: INVITATION_USES,
      ...changes,
    });
  return token;
}

/** A login straight in the database, with the times of one opened at `openedAt` (ms UTC). Returns its cookie and its id. */
export async function seedLogin(
  person: Person,
  { openedAt = Date.now(), sharedComputer = false, clusterId = person.clusterId } = {},
): Promise<{ cookie: string; loginId: string }> {
  const token = newToken();
  const loginId = nanoid();
  await database()
    .insert(logins)
    .values({
      id: loginId,
      personId: person.personId,
      clusterId,
      tokenHash: await hashToken(token),
      sharedComputer,
      createdAt: openedAt,
      ...openLogin(openedAt, sharedComputer),
    });
  return { cookie: `grappe_login=${token}`, loginId };
}
