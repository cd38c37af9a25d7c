import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { CannotStart, takeDataFolder } from './data-folder.ts';
import { assertPortIsFree, portAskedFor } from './free-port.ts';

const folder = mkdtempSync(join(tmpdir(), 'grappe-place-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the folder of the data', () => {
  it('is one process’s at a time: whoever comes second is told, until it is given back', () => {
    const dataDir = join(folder, 'one', 'deep');
    const giveBack = takeDataFolder(dataDir);
    writeFileSync(join(dataDir, 'lock'), String(process.ppid));
    expect(() => takeDataFolder(dataDir)).toThrow(/déjà ouvertes par un autre processus/);
    giveBack();
    takeDataFolder(dataDir)();
  });

  it('is taken over from a process that was killed', () => {
    const dataDir = join(folder, 'left');
    takeDataFolder(dataDir);
    // No process has this number.
    writeFileSync(join(dataDir, 'lock'), String(2 ** 30));
    const giveBack = takeDataFolder(dataDir);
    expect(readFileSync(join(dataDir, 'lock'), 'utf8')).toBe(String(process.pid));
    giveBack();
  });

  it('that cannot be written in is said with what to do', () => {
    writeFileSync(join(folder, 'a-file'), '');
    for (const dataDir of [join(folder, 'a-file'), join(folder, 'a-file', 'inside')]) {
      expect(() => takeDataFolder(dataDir)).toThrow(CannotStart);
      expect(() => takeDataFolder(dataDir)).toThrow(/Impossible d’écrire dans .*GRAPPE_DATA=/);
    }
  });
});

describe('the port', () => {
  it('that is taken is said with another one', async () => {
    const server = createServer();
    server.listen(0, 'localhost');
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    await expect(assertPortIsFree(port)).rejects.toThrow(
      `Le port ${port} est déjà pris. Choisissez-en un autre`,
    );
    server.close();
    await once(server, 'close');
    await assertPortIsFree(port);
  });

  it('is a number of its own, 8787 unless asked otherwise', () => {
    expect([undefined, '', '9000'].map(portAskedFor)).toEqual([8787, 8787, 9000]);
    for (const asked of ['abc', '-1', '80.5', '70000'])
      expect(() => portAskedFor(asked)).toThrow(/un nombre de 1 à 65535/);
  });
});
