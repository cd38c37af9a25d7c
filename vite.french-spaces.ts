import type { Plugin } from 'vite';

/*
 * Every sentence of the screens is written with the spaces of a keyboard and shown with those of French typography, so that no line begins
 * with a sign and no sentence depends on whoever wrote it. Only the words of the screens: those of people and of data go
 * through `french` (`app/lib/french/typography.ts`), whose rules these are. A space takes the place of a space: nothing moves, and maps stay true.
 */

const SCREENS = /\/app\/.*\.(svelte|ts)$/;
const BEFORE = '(?<=^|[^\\s;{])';
const AFTER = '(?=$|[\\s"\'’`.,)<»…$])';
const NARROW = new RegExp(`${BEFORE} (?=[;?!]+${AFTER})`, 'gu');
const WIDE = new RegExp(`${BEFORE} (?=:${AFTER}|»)|(?<=«) |(?<=\\d) (?=[%€])`, 'gu');

/** `raw` as French writes it, in as many characters. */
export const frenchSpaces = (raw: string): string => raw.replace(NARROW, '\u202f').replace(WIDE, '\u00a0');

type Node = { type: string; start: number; end: number };
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

/** Where the words of a module are: its strings, and the text of its templates. Not its regular expressions. */
function wordsIn(node: unknown, found: Node[] = []): Node[] {
  if (Array.isArray(node)) for (const one of node) wordsIn(one, found);
  else if (isNode(node)) {
    const isString = node.type === 'Literal' && typeof (node as Node & { value: unknown }).value === 'string';
    if (isString || node.type === 'TemplateElement') found.push(node);
    else for (const child of Object.values(node)) wordsIn(child, found);
  }
  return found;
}

/** Puts the spaces of French typography in the sentences of the screens, once they are compiled. */
export function frenchScreens(): Plugin {
  return {
    name: 'grappe:french-spaces',
    enforce: 'post',
    transform(code, id) {
      const [path = ''] = id.replaceAll('\\', '/').split('?');
      if (!SCREENS.test(path) || path.includes('/node_modules/') || frenchSpaces(code) === code) return null;
      let written = '';
      let at = 0;
      for (const { start, end } of wordsIn(this.parse(code)).sort((a, b) => a.start - b.start)) {
        written += code.slice(at, start) + frenchSpaces(code.slice(start, end));
        at = end;
      }
      return { code: written + code.slice(at), map: null };
    },
  };
}
