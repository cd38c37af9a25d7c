import type { Plugin } from 'vite';

/** Packages of which a second copy breaks `instanceof` checks and loses edits without a word. */
const ONCE = ['yjs', 'y-protocols', 'lib0'];

/** Folder of the package a module comes from (`…/node_modules/yjs`), for the packages above. */
function packageFolder(moduleId: string): { name: string; folder: string } | undefined {
  const [path = ''] = moduleId.replaceAll('\\', '/').split('?');
  const at = path.lastIndexOf('/node_modules/');
  if (at < 0) return undefined;
  const name = ONCE.find((each) => path.startsWith(`${each}/`, at + '/node_modules/'.length));
  if (!name) return undefined;
  return { name, folder: path.slice(0, at) + `/node_modules/${name}` };
}

/** One line per package that comes from several places, or from both its ESM and its CommonJS build. */
export function duplicates(moduleIds: Iterable<string>): string[] {
  const places = new Map<string, Set<string>>();
  const note = (name: string, place: string): void =>
    void places.set(name, (places.get(name) ?? new Set()).add(place));
  for (const id of moduleIds) {
    const found = packageFolder(id);
    if (!found) continue;
    note(found.name, found.folder);
    // yjs ships each build as one file: two of them are two copies even in one folder.
    if (found.name === 'yjs' && /\.[cm]?js$/.test(id.split('?')[0] ?? ''))
      note('yjs (build)', id.split('?')[0] ?? '');
  }
  return [...places]
    .filter(([, where]) => where.size > 1)
    .map(([name, where]) => `${name}: ${[...where].join(', ')}`);
}

/** Fails the build when a bundle holds two copies of Yjs (failure case 24). */
export function yjsOnce(): Plugin {
  return {
    name: 'grappe:yjs-once',
    apply: 'build',
    generateBundle(_options, bundle) {
      const ids = Object.values(bundle).flatMap((chunk) =>
        chunk.type === 'chunk' ? Object.keys(chunk.modules) : [],
      );
      const found = duplicates(ids);
      if (found.length > 0) this.error(`Two copies of one package in the bundle. ${found.join('; ')}`);
    },
  };
}
