import type { CDPSession } from '@playwright/test';

type Node = {
  nodeId: string;
  ignored: boolean;
  role?: { value: string };
  name?: { value?: string };
  childIds?: string[];
};

/*
 * A screen reader that reads a paragraph, a heading or a link as one text is given its pieces end to end. Two that the eye sees apart,
 * because they are drawn as blocks, are then heard as one word (« prioritésEn cours »).
 */

/** Buttons are read by their name, in which the browser puts the spaces. */
const NAMED = new Set(['button', 'menuitem', 'DisclosureTriangle', 'MenuListPopup', 'RootWebArea']);

/** Pieces of text that nothing parts, as « before|after ». */
export async function runTogether(devtools: CDPSession): Promise<string[]> {
  const { nodes } = (await devtools.send('Accessibility.getFullAXTree')) as { nodes: Node[] };
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const piecesOf = ({ childIds = [] }: Node): Node[] =>
    childIds.flatMap((id) => {
      const child = byId.get(id);
      if (!child || child.role?.value === 'InlineTextBox') return [];
      return child.ignored || child.role?.value === 'none' ? piecesOf(child) : [child];
    });
  const words = ({ role, name }: Node) => (role?.value === 'StaticText' ? (name?.value ?? '') : '');
  const found: string[] = [];
  for (const node of nodes) {
    if (node.ignored || NAMED.has(node.role?.value ?? '')) continue;
    const pieces = piecesOf(node).map(words);
    pieces.forEach((after, at) => {
      const before = pieces[at - 1] ?? '';
      if (/[\p{L}\p{N}.…»)%]$/u.test(before) && /^[\p{L}\p{N}«(]/u.test(after))
        found.push(`${before.slice(-30)}|${after.slice(0, 30)}`);
    });
  }
  return found;
}
