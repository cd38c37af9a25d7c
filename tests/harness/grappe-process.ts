import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const SERVE = fileURLToPath(new URL('./serve.ts', import.meta.url));

export type GrappeProcess = {
  origin: string;
  databaseUrl: string;
  /** Process group of the server and of its workerd. */
  pid: number;
  /** Everything it printed, both streams, for tests that look for secrets in logs. */
  output(): string;
  /** SIGKILL to the whole group: what a power cut leaves. Resolves when the process is gone. */
  kill(): Promise<void>;
  /** SIGTERM, as an operator would. Resolves with the exit code. */
  stop(): Promise<number | null>;
};

/**
 * Starts Grappe as a separate process on a data folder, with the demo cluster if it is empty and `demo` is set. `port` 0
 * takes a free one. Rejects with what it printed when it does not come up.
 */
export async function spawnGrappe(options: {
  dataDir: string;
  port?: number;
  demo?: boolean;
}): Promise<GrappeProcess> {
  const child = spawn(
    process.execPath,
    [SERVE, options.dataDir, String(options.port ?? 0), options.demo === false ? 'bare' : 'demo'],
    { detached: true, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let output = '';
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const exited = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const place = await new Promise<{ origin: string; databaseUrl: string }>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      output += `${line}\n`;
      if (line.startsWith('{')) resolve(JSON.parse(line));
    });
    void exited.then((code) => reject(new Error(`Grappe stopped (${code}) before it was ready:\n${output}`)));
  });
  return {
    ...place,
    pid: child.pid!,
    output: () => output,
    async kill() {
      process.kill(-child.pid!, 'SIGKILL');
      await exited;
    },
    async stop() {
      child.kill('SIGTERM');
      return exited;
    },
  };
}
