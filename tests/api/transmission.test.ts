import { afterAll, beforeAll, expect, it } from 'vitest';
import type { DeliverableView, HomeView, ProgressView, SheetView } from '#domain/views.ts';
import {
  facilitatorOf,
  handIn,
  openWorkshop,
  personWithRole,
  read,
  sheetOf,
  sign,
  teamOf,
  writeWord,
  type Asker,
  type Workshop,
} from './deliverables-fixture.ts';

const MAP = 'PRIORITY_MAP';

let workshop: Workshop;
beforeAll(async () => {
  workshop = await openWorkshop();
});
afterAll(() => workshop?.stop());

const transmit = (who: Asker, id: string, hash: string) =>
  who.post<DeliverableView>(`/deliverables/${id}/transmit`, { hash });
const cellFor = async (who: Asker, establishmentId: string, title: string) => {
  const { body } = await who.get<ProgressView>('/progress');
  const expected = body.expected.find((one) => one.title === title)!;
  return body.cells.find(
    (cell) => cell.expectedId === expected.id && cell.establishmentId === establishmentId,
  )!;
};

it('D8: a validated version is given to the programme by its team, once, and stays given', async () => {
  const [team, others] = await Promise.all([teamOf(workshop, 'merles'), teamOf(workshop, 'alouettes')]);
  const [facilitator, lead, observer] = await Promise.all([
    facilitatorOf(workshop, 'merles'),
    personWithRole(workshop, 'lead'),
    personWithRole(workshop, 'observer'),
  ]);
  const sheetId = sheetOf(workshop, 'merles', MAP);
  await writeWord(workshop, team.trade, sheetId, MAP, 'Transmissions du matin');
  const id = await handIn(team.trade, sheetId, workshop.cluster.expectedByKind.get(MAP)!);
  const { hash, title, establishment } = await read(team.trade, id);

  expect((await transmit(team.trade, id, hash)).error).toBe('deliverable_not_validated');
  for (const who of [team.direction, team.staff, team.trade])
    await sign(who, id, { hash, opinion: 'accord', comment: '' });
  for (const who of [lead, observer]) expect((await who.get(`/deliverables/${id}`)).error).toBe('forbidden');

  // Prepared, never given, by its facilitator; by nobody else either.
  expect(await read(facilitator, id)).toMatchObject({ canTransmit: false, recipients: [] });
  for (const who of [facilitator, lead, observer, others.direction])
    expect((await transmit(who, id, hash)).error).toBe('forbidden');
  expect((await transmit(team.trade, id, '0'.repeat(64))).error).toBe('hash_mismatch');

  const waits = async (who: Asker) =>
    (await who.get<HomeView>('/home')).body.toTransmit.map(({ deliverableId }) => deliverableId);
  expect(await waits(team.trade)).toEqual([id]);
  for (const who of [facilitator, lead, observer, others.direction]) expect(await waits(who)).toEqual([]);

  const before = await read(team.trade, id);
  expect(before).toMatchObject({ state: 'validated', canTransmit: true, transmittedAt: null });
  expect(before.recipients.map(({ name }) => name).toSorted()).toEqual([lead.name, observer.name].toSorted());
  const sent = await Promise.all([transmit(team.trade, id, hash), transmit(team.staff, id, hash)]);
  expect(sent.map(({ error }) => error ?? 'sent').toSorted()).toEqual(['already_transmitted', 'sent']);
  const { body } = sent.find(({ error }) => error === undefined)!;
  expect(body).toMatchObject({ state: 'transmitted', canTransmit: false, recipients: [] });
  expect([team.trade.name, team.staff.name]).toContain(body.transmittedBy);
  expect(await waits(team.staff)).toEqual([]);
  for (const who of [lead, observer]) expect((await read(who, id)).hash).toBe(hash);
  expect(await cellFor(observer, establishment.id, title)).toMatchObject({
    state: 'transmitted',
    transmittedAt: body.transmittedAt,
    deliverableId: id,
    signedAt: null,
    late: false,
  });
  const file = await team.trade.get<{ transmittedAt: number }>(`/deliverables/${id}/download.json`);
  expect(file.body.transmittedAt).toBe(body.transmittedAt);
  const { rows } = await workshop.client.execute(
    "SELECT subject, detail FROM audit_log WHERE action = 'deliverable.transmit'",
  );
  expect(rows).toEqual([{ subject: id, detail: JSON.stringify({ hash }) }]);

  // The next version is the team's until it gives that one too; what was given stays readable.
  await team.trade.post<SheetView>(`/sheets/${sheetId}/new-version`);
  const next = await handIn(team.trade, sheetId, workshop.cluster.expectedByKind.get(MAP)!);
  expect(await read(team.direction, id)).toMatchObject({
    state: 'superseded',
    transmittedAt: body.transmittedAt,
    canTransmit: false,
  });
  expect((await transmit(team.trade, id, hash)).error).toBe('already_transmitted');
  const given = await read(lead, id);
  expect(given.versions.map(({ version }) => version)).toEqual([1]);
  expect((await lead.get(`/deliverables/${next}`)).error).toBe('forbidden');
  expect((await lead.get(`/deliverables/${id}/differences?with=${next}`)).error).toBe('forbidden');
  expect((await read(team.direction, next)).versions.map(({ version }) => version)).toEqual([2, 1]);
});
