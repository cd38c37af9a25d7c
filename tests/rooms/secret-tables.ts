import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import type { Outcome } from '#domain/errors.ts';

/** Everything a box has on disk, by table. */
export const tablesOf = (box: DurableObjectStub) =>
  runInDurableObject(box, (_room, { storage }) => {
    const tables = storage.sql
      .exec<{ name: string; sql: string }>("SELECT name, sql FROM sqlite_master WHERE type = 'table'")
      .toArray()
      .filter(({ name }) => !name.startsWith('_cf'));
    return Object.fromEntries(
      tables.map(({ name, sql }) => [
        name,
        { sql, rows: storage.sql.exec(`SELECT * FROM "${name}"`).toArray() },
      ]),
    );
  });

/** What a box answered, or its refusal thrown. */
export function value<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.error);
  return outcome.value;
}

/** Lines written on the console while `work` runs. */
export async function saidDuring(work: () => Promise<void>): Promise<unknown[]> {
  const lines: unknown[] = [];
  const methods = ['log', 'info', 'warn', 'error', 'debug'] as const;
  const originals = methods.map((method) => console[method]);
  methods.forEach((method) => (console[method] = (...args: unknown[]) => void lines.push(args)));
  try {
    await work();
  } finally {
    methods.forEach((method, n) => (console[method] = originals[n]!));
  }
  return lines;
}

/**
 * Lets the alarm of a box come, with a Worker that takes what the box brings out by `way`, or whose database does not answer. True when an
 * alarm was set; `taken` receives what was brought each time.
 */
export async function alarmOf(
  box: DurableObjectStub,
  way: 'keep' | 'deliver',
  taken: unknown[],
  answers = true,
): Promise<boolean> {
  await runInDurableObject(box, (instance) => {
    const bring = (what: unknown): Promise<boolean> => {
      taken.push(what);
      return answers ? Promise.resolve(true) : Promise.reject(new Error('no database'));
    };
    Object.assign(instance, { [way]: bring });
  });
  return runDurableObjectAlarm(box);
}
