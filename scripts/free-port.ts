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
    throw new CannotStart(
      `Le port ${port} est déjà pris. Choisissez-en un autre, par exemple : PORT=${port + 1} npm start`,
      { cause: error },
    );
  }
  probe.close();
  await once(probe, 'close');
}
