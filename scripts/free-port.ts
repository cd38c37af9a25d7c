import { once } from 'node:events';
import { createServer } from 'node:net';
import { CannotStart } from './data-folder.ts';

/** Throws CannotStart when nobody can listen on this port of localhost: workerd would only say so in its own words. */
export async function assertPortIsFree(port: number): Promise<void> {
  if (port === 0) return;
  const probe = createServer();
  const listening = once(probe, 'listening');
  probe.listen(port, 'localhost');
  try {
    await listening;
  } catch (error) {
    const isTaken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
    const said = isTaken
      ? `Le port ${port} est déjà pris. Choisissez-en un autre, par exemple : PORT=${port + 1} npm start`
      : `Le port ${port} ne peut pas être ouvert. Choisissez-en un autre, par exemple : PORT=8787 npm start`;
    throw new CannotStart(said, { cause: error });
  }
  probe.close();
  await once(probe, 'close');
}

/** The port that PORT asks for, 8787 when it asks for nothing. Throws CannotStart for what is no port. */
export function portAskedFor(asked: string | undefined): number {
  if (asked === undefined || asked === '') return 8787;
  const port = Number(asked);
  if (/^\d+$/.test(asked) && port <= 65_535) return port;
  throw new CannotStart(`PORT vaut « ${asked} » : un nombre de 1 à 65535 est attendu.`);
}
