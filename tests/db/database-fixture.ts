import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { createClient as createNodeClient, type Client, type Config } from '@libsql/client';
import { createClient as createWebClient } from '@libsql/client/web';
import { onTestFinished } from 'vitest';
import type { BatchResult, WireError } from '#db/local/hrana-schema.ts';
import type { LocalLibsqlOptions } from '#db/local/libsql-server.ts';

/** Both forms of the real driver: Node scripts use the first, the Worker the second. */
export const DRIVERS: { driver: string; connect: (config: Config) => Client }[] = [
  { driver: '@libsql/client', connect: createNodeClient },
  { driver: '@libsql/client/web', connect: createWebClient },
];

export const connect = createWebClient;

export type DatabaseProcess = {
  url: string;
  /** Sends the signal and waits for the end. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>;
};

/** Path of a database file that does not exist yet, in a folder removed after the test. */
export function freshFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'grappe-db-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'database.db');
}

/** Starts the real server in its own process on a free port; it is killed after the test at the latest. */
export async function startDatabase(options: Partial<LocalLibsqlOptions> = {}): Promise<DatabaseProcess> {
  const script = fileURLToPath(new URL('./database-process.ts', import.meta.url));
  const argument = JSON.stringify({ port: 0, file: options.file ?? freshFile(), ...options });
  const child = spawn(process.execPath, [script, argument], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => endProcess(child, 'SIGKILL'));
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  const { url } = JSON.parse(line) as { url: string };
  return { url, end: (signal) => endProcess(child, signal) };
}

async function endProcess(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill(signal);
  await exited;
}

/** What the tests look at in a raw reply, of success or of refusal; a part that is absent is undefined. */
type RawReply = {
  baton: string;
  message: string;
  results: { type: string; response: { result: BatchResult }; error: WireError }[];
};

/** Sends a raw pipeline, as the protocol defines it. */
export async function postPipeline(url: string, body: unknown): Promise<{ status: number; body: RawReply }> {
  const response = await fetch(`${url}/v2/pipeline`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as RawReply };
}
