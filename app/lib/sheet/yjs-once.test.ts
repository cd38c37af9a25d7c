import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterEach, describe, expect, it } from 'vitest';
import { duplicates, yjsOnce } from '../../../vite.yjs-once.ts';

const folders: string[] = [];
afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })));
});

/** A small project whose dependency brings its own yjs when `second` is set. */
async function project(second: boolean): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'yjs-once-'));
  folders.push(root);
  const write = async (path: string, text: string): Promise<void> => {
    await mkdir(join(root, path, '..'), { recursive: true });
    await writeFile(join(root, path), text);
  };
  const yjs = async (at: string): Promise<void> => {
    await write(`${at}/yjs/package.json`, '{"name":"yjs","type":"module","main":"index.mjs"}');
    await write(`${at}/yjs/index.mjs`, `export class Doc { at = ${JSON.stringify(at)} }`);
  };
  await yjs('node_modules');
  if (second) await yjs('node_modules/provider/node_modules');
  await write('node_modules/provider/package.json', '{"name":"provider","type":"module","main":"index.js"}');
  await write('node_modules/provider/index.js', `export { Doc as Theirs } from 'yjs';`);
  await write(
    'main.js',
    `import { Doc } from 'yjs'; import { Theirs } from 'provider'; console.log(new Doc(), new Theirs());`,
  );
  return root;
}

const bundle = (root: string) =>
  build({
    root,
    configFile: false,
    logLevel: 'silent',
    plugins: [yjsOnce()],
    build: { write: false, rollupOptions: { input: join(root, 'main.js') } },
  });

describe('one Yjs in a bundle (failure case 24)', () => {
  it('fails the build when a dependency brings its own', async () => {
    await expect(bundle(await project(true))).rejects.toThrow(/Two copies.*yjs/);
  });

  it('lets a build with one copy pass', async () => {
    await expect(bundle(await project(false))).resolves.toBeDefined();
  });

  it('is asked of our own pages', async () => {
    const { default: config } = await import('../../../vite.config.ts');
    const plugins = await Promise.all((config.plugins ?? []).flat());
    expect(plugins.map((plugin) => plugin && 'name' in plugin && plugin.name)).toContain('grappe:yjs-once');
  });

  it('sees the ESM and CommonJS builds of one folder as two copies', () => {
    expect(duplicates(['/p/node_modules/yjs/dist/yjs.mjs', '/p/node_modules/yjs/dist/yjs.cjs'])).toHaveLength(
      1,
    );
    expect(duplicates(['/p/node_modules/yjs/dist/yjs.mjs', '/p/node_modules/lib0/encoding.js'])).toEqual([]);
  });
});
