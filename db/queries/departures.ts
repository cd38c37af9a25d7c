import { and, eq, isNull } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { invitations, logins, memberships } from '../schema.ts';
import { inWriteTransaction } from '../write-transaction.ts';
import { insertAudit, type AuditEntry } from './audit.ts';
import {
  insertPeople,
  selectMembers,
  type MemberRow,
  type NewPerson,
  type StillGood,
} from './memberships.ts';

/**
 * Takes a person out of a cluster, in one go with whoever takes over, somebody new or their deputy: the membership ends and stays for
 * the history, links and logins are worth nothing from that instant. Answers the ids of the logins that ended. Throws what `assertStill`
 * does.
 */
export function endMember(
  db: Database,
  { membershipId, personId, clusterId }: Pick<MemberRow, 'membershipId' | 'personId' | 'clusterId'>,
  successor: NewPerson | { deputyId: string } | null,
  entries: AuditEntry[],
  at: number,
  assertStill: StillGood,
): Promise<string[]> {
  return inWriteTransaction(db, async (tx) => {
    assertStill(await selectMembers(tx, clusterId));
    const ended = await tx
      .delete(logins)
      .where(and(eq(logins.personId, personId), eq(logins.clusterId, clusterId)))
      .returning({ id: logins.id });
    await tx.update(memberships).set({ endedAt: at }).where(eq(memberships.id, membershipId));
    await tx
      .update(invitations)
      .set({ revokedAt: at })
      .where(and(eq(invitations.membershipId, membershipId), isNull(invitations.revokedAt)));
    await insertAudit(tx, ...entries);
    if (successor && 'deputyId' in successor)
      await tx
        .update(memberships)
        .set({ isDeputy: false, replacesId: membershipId })
        .where(eq(memberships.id, successor.deputyId));
    else if (successor) await insertPeople(tx, [successor]);
    return ended.map(({ id }) => id);
  });
}
