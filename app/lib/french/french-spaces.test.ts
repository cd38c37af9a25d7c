import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterEach, describe, expect, it } from 'vitest';
import { frenchScreens, frenchSpaces } from '../../../vite.french-spaces.ts';
import { NARROW, NBSP } from './typography.ts';

const folders: string[] = [];
afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })));
});

/** The script that one module becomes, under `folder`. */
async function built(folder: string, code: string): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'french-spaces-'));
  folders.push(root);
  await mkdir(join(root, folder));
  const entry = join(root, folder, 'main.ts');
  await writeFile(entry, code);
  const output = await build({
    root,
    configFile: false,
    logLevel: 'silent',
    plugins: [frenchScreens()],
    build: { write: false, minify: false, lib: { entry, formats: ['es'] } },
  });
  const [{ output: chunks }] = output as { output: { code: string }[] }[] as [{ output: { code: string }[] }];
  return chunks[0]!.code;
}

describe('the words of the screens', () => {
  it('are shown with the spaces of French, wherever they stand', async () => {
    const code = await built(
      'app',
      'export const ask = (n: number) => n > 1 ? `« ${n} » : prêts ?` : \'Non ; pas "10 %" !\';\n',
    );
    expect(code).toContain(`\`«${NBSP}\${n}${NBSP}»${NBSP}: prêts${NARROW}?\``);
    expect(code).toContain(`Non${NARROW}; pas`);
    expect(code).toMatch(/10(\\xA0|\u00a0)%/);
    // What is not a sentence stays: the code itself is made of the same signs.
    expect(code).toMatch(/n > 1 \? /);
  });

  it('leaves regular expressions and other folders alone', async () => {
    const kept = 'export const found = (text: string) => / : /.test(text);\n';
    expect(await built('app', kept)).toContain('/ : /');
    const code = `export const SEPARATOR = ' : ';\n`;
    expect(await built('domain', code)).toContain(`" : "`);
  });

  it('keep their length, so that maps stay true, and what is not French', () => {
    const said = 'Où ? Ici : « là » ; 12:30, a?b=c, color: red !important';
    expect(frenchSpaces(said)).toHaveLength(said.length);
    expect(frenchSpaces('12:30, a?b=c, color: red !important')).toBe('12:30, a?b=c, color: red !important');
  });
});
