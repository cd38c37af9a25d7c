import { existsSync, mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { forgetUnfinishedDemo, markedUnfinished } from './unfinished-demo.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'grappe-demo-'));
  mkdirSync(join(folder, 'worker'));
  for (const name of ['grappe.db', 'grappe.db-wal', 'worker/room'])
    writeFileSync(join(folder, name), 'words');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('a demo that was cut is made again from nothing', async () => {
  const cut = markedUnfinished(folder, () => Promise.reject(new Error('Ctrl-C')));
  await expect(cut).rejects.toThrow('Ctrl-C');
  expect(forgetUnfinishedDemo(folder)).toBe(true);
  for (const name of ['grappe.db', 'grappe.db-wal', 'worker'])
    expect(existsSync(join(folder, name))).toBe(false);
  expect(forgetUnfinishedDemo(folder)).toBe(false);
});

it('a demo that was finished stays, and so does a folder that never had one', async () => {
  expect(forgetUnfinishedDemo(folder)).toBe(false);
  await markedUnfinished(folder, () => Promise.resolve());
  expect(forgetUnfinishedDemo(folder)).toBe(false);
  for (const name of ['grappe.db', 'worker/room']) expect(existsSync(join(folder, name))).toBe(true);
});
