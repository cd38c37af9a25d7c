import { spawnSync } from 'node:child_process';
import { cp, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { DeliverableView, HomeView } from '#domain/views.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { arrive, type Person } from './person.ts';
import { openSandbox, type Sandbox } from './sandbox.ts';
import { openScreen } from './screen.ts';

const VERIFY = fileURLToPath(new URL('../../scripts/verify.ts', import.meta.url));

let sandbox: Sandbox;
let person: Person;

beforeAll(async () => {
  sandbox = await openSandbox();
  person = await arrive(sandbox.grappe, 'Claire Aubrelle');
});
afterAll(() => sandbox.remove());

/** All that one member finds: the pages' data, every sheet from its room, the deliverables, the state of the chain. */
async function whatIsThere() {
  const home = await person.ask<HomeView>('/api/home');
  const progress = await person.ask<HomeView['progress']>('/api/progress');
  const sheets = new Map<string, unknown>();
  for (const { sheetId } of home.sheets) {
    const screen = openScreen(person, sandbox.grappe.origin, sheetId);
    await screen.live();
    sheets.set(sheetId, { items: screen.sheet.items.toJSON(), status: screen.connection.status });
    screen.leave();
  }
  const handedIn = progress.cells.flatMap(({ deliverableId }) => deliverableId ?? []);
  const deliverables = await Promise.all(
    handedIn.map((id) => person.ask<DeliverableView>(`/api/deliverables/${id}`)),
  );
  return { home, progress, sheets, deliverables };
}

/** What `npm run verify` says of the database in a folder. */
const verified = (folder: string) =>
  spawnSync(process.execPath, [VERIFY], { env: { ...process.env, GRAPPE_DATA: folder }, encoding: 'utf8' });

test('after a restart: same boards, same state, same deliverables, and the chain holds', async () => {
  const before = await whatIsThere();
  expect(before.sheets.size).toBeGreaterThan(0);
  expect(before.deliverables.length).toBeGreaterThan(0);
  await sandbox.grappe.stop();

  const verification = verified(sandbox.dataDir);
  expect(verification).toMatchObject({ status: 0, stderr: '' });
  // The drill of failure 49: what was put aside and brought back says the same chains, to the last fingerprint.
  const copy = `${sandbox.dataDir}-copy`;
  try {
    await cp(sandbox.dataDir, copy, { recursive: true });
    expect(verified(copy)).toMatchObject({ status: 0, stderr: '', stdout: verification.stdout });
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
  expect(verification.stdout).toMatch(/chaîne intacte, dernière empreinte [\w-]{16,}/);

  await sandbox.again();
  expect(await whatIsThere()).toEqual(before);
});
