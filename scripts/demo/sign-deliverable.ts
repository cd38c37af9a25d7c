import type { LibSQLDatabase } from 'drizzle-orm/libsql';
import type { SignOff } from '#domain/deliverable/deliverable.ts';
import type { DeliverableView } from '#domain/views.ts';
import { ask } from './ask.ts';
import type { DemoCluster } from './insert-cluster.ts';
import { loginAs } from './login-as.ts';

const SIGNED = { establishment: 'merles', kind: 'INITIAL_REPRESENTATIONS' };
const OPINIONS: Pick<SignOff, 'opinion' | 'comment'>[] = [
  { opinion: 'accord', comment: '' },
  { opinion: 'reserve', comment: 'À relire avec l’équipe de nuit à la prochaine réunion.' },
  { opinion: 'accord', comment: '' },
];

/** Hands in the first deliverable of one establishment and has its three colleges sign it, through the API. */
export async function signFirstDeliverable(
  origin: string,
  db: LibSQLDatabase,
  { clusterId, sheets, teams, expectedByKind }: DemoCluster,
): Promise<void> {
  const sheet = sheets.find(
    ({ establishment, kind }) => establishment === SIGNED.establishment && kind === SIGNED.kind,
  )!;
  const cookies = await Promise.all(
    teams.get(SIGNED.establishment)!.map(({ personId }) => loginAs(db, clusterId, personId)),
  );
  const { deliverableId } = await ask<{ deliverableId: string }>(
    origin,
    cookies[2]!,
    `/api/sheets/${sheet.sheetId}/submit`,
    { expectedDeliverableId: expectedByKind.get(SIGNED.kind) },
  );
  const { hash } = await ask<DeliverableView>(origin, cookies[0]!, `/api/deliverables/${deliverableId}`);
  for (const [seat, opinion] of OPINIONS.entries())
    await ask(origin, cookies[seat]!, `/api/deliverables/${deliverableId}/sign`, { hash, ...opinion });
}
