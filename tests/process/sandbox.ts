import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HomeView } from '#domain/views.ts';
import { spawnGrappe, type GrappeProcess } from '../harness/grappe-process.ts';
import type { Person } from './person.ts';

/** A Grappe with demo data in a folder of its own, that can be started again on the same folder and port. */
export type Sandbox = {
  grappe: GrappeProcess;
  dataDir: string;
  /** Starts the next process where the last one ended. */
  again(): Promise<GrappeProcess>;
  /** Ends the process if it still runs, and forgets the folder. */
  remove(): Promise<void>;
};

export async function openSandbox(): Promise<Sandbox> {
  const dataDir = await mkdtemp(join(tmpdir(), 'grappe-process-'));
  const sandbox: Sandbox = {
    grappe: await spawnGrappe({ dataDir }),
    dataDir,
    async again() {
      const port = Number(new URL(sandbox.grappe.origin).port);
      sandbox.grappe = await spawnGrappe({ dataDir, port });
      return sandbox.grappe;
    },
    async remove() {
      if (isRunning(sandbox.grappe.pid)) await sandbox.grappe.kill();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
  return sandbox;
}

/** True while any process of the group runs. One that is dead and only waits for its parent to notice does not count. */
export function isRunning(group: number): boolean {
  try {
    process.kill(-group, 0);
  } catch {
    return false;
  }
  if (!existsSync('/proc/self/stat')) return true;
  return readdirSync('/proc').some((pid) => {
    if (!/^\d+$/.test(pid)) return false;
    try {
      // `pid (name) state parent group …`; the name may hold anything, parentheses too.
      const [state, , itsGroup] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ');
      return Number(itsGroup) === group && state !== 'Z' && state !== 'X';
    } catch {
      // It ended while we looked.
      return false;
    }
  });
}

/** The sheet of `kind` that this person may write on. */
export async function ownSheet(person: Person, kind: string): Promise<string> {
  const { sheets } = await person.ask<HomeView>('/api/home');
  const sheet = sheets.find((candidate) => candidate.kind === kind);
  if (!sheet) throw new Error(`no sheet of ${kind}`);
  return sheet.sheetId;
}
