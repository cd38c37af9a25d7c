import { afterAll, beforeAll, expect, test } from 'vitest';
import { isRunning, openSandbox, type Sandbox } from './sandbox.ts';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await openSandbox();
});
afterAll(() => sandbox.remove());

test('SIGTERM ends everything: exit code 0, no process of the group left, the ports free, nothing said on the way', async () => {
  const { grappe } = sandbox;
  expect(isRunning(grappe.pid)).toBe(true);
  const before = grappe.output();
  expect(await grappe.stop()).toBe(0);
  // The rooms' process is told to end too; the system may take a moment to bury it.
  await expect.poll(() => isRunning(grappe.pid)).toBe(false);
  await expect(fetch(`${grappe.origin}/api/health`)).rejects.toThrow();
  await expect(fetch(grappe.databaseUrl)).rejects.toThrow();
  expect(grappe.output()).toBe(before);
});
