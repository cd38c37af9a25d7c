import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What stops Grappe from starting, in words for the person at the terminal. */
export class CannotStart extends Error {}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    // No such process: what we came to learn.
    return false;
  }
}

function unwritable(dataDir: string, error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  return `Impossible d’écrire dans ${dataDir} (${code ?? 'erreur'}). Donnez-y le droit d’écrire, ou choisissez un autre dossier : GRAPPE_DATA=/un/autre/dossier`;
}

/**
 * Takes a data folder for this process and returns what gives it back. Two servers on one folder would each believe their rooms
 * alone. A lock left by a killed process is taken over. Throws CannotStart when a live process has the folder, or when it cannot be
 * written in.
 */
export function takeDataFolder(dataDir: string): () => void {
  const lock = join(dataDir, 'lock');
  const write = (): void => writeFileSync(lock, String(process.pid), { flag: 'wx' });
  try {
    mkdirSync(dataDir, { recursive: true });
    write();
  } catch (error) {
    if (!existsSync(lock)) throw new CannotStart(unwritable(dataDir, error), { cause: error });
    // The lock exists: somebody's who lives, or somebody's who was killed.
    const owner = Number(readFileSync(lock, 'utf8'));
    if (owner !== process.pid && owner > 0 && isAlive(owner))
      throw new CannotStart(
        `Les données de ${dataDir} sont déjà ouvertes par un autre processus (${owner}). Arrêtez-le d’abord.`,
      );
    rmSync(lock, { force: true });
    write();
  }
  return () => rmSync(lock, { force: true });
}
