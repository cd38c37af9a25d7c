import { existsSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';

/*
 * No circle of imports, those of types and late ones included: files that import each other are read together or not at all. Each file adds
 * its imports to those of the files read before; the one that closes a circle is told. Needs all of them read in one run, as by `npm run check`.
 */

const ROOT = import.meta.dirname;

/** Files that each file imports, by its path. */
const importsOf = new Map();

/** Path of the file of ours that `source` names; undefined for a package. */
function fileAt(source, from) {
  if (typeof source !== 'string' || !/^[#.]/.test(source)) return undefined;
  const path = source.startsWith('#') ? resolve(ROOT, source.slice(1)) : resolve(dirname(from), source);
  return existsSync(path) ? path : undefined;
}

/** The files from one to another, both included, over the imports read so far; undefined when none leads there. */
function wayBetween(from, to) {
  const ways = [[from]];
  const seen = new Set([from]);
  for (let way = ways.shift(); way; way = ways.shift()) {
    const last = way.at(-1);
    if (last === to) return way;
    for (const next of importsOf.get(last) ?? [])
      if (!seen.has(next)) {
        seen.add(next);
        ways.push([...way, next]);
      }
  }
  return undefined;
}

/** The rule, for ESLint. */
export const noCircles = {
  meta: { type: 'problem', schema: [], messages: { circle: 'These files import each other: {{way}}.' } },
  create(context) {
    const { filename } = context;
    const imported = new Set();
    // A file read again, in an editor, has lost what was taken out of it.
    importsOf.set(filename, imported);
    const look = (node) => {
      const path = fileAt(node.source?.value, filename);
      if (path === undefined) return;
      imported.add(path);
      const way = wayBetween(path, filename);
      if (!way) return;
      const files = [filename, ...way].map((file) => relative(ROOT, file)).join(' → ');
      context.report({ node, messageId: 'circle', data: { way: files } });
    };
    return {
      ImportDeclaration: look,
      ImportExpression: look,
      ExportNamedDeclaration: look,
      ExportAllDeclaration: look,
    };
  },
};
