import { describe, expect, it } from 'vitest';
import { type Anchor, type ChainLink, firstBadLink } from './chain.ts';
import { GENESIS_HASH, hashSnapshot } from './snapshot-hash.ts';

/** A chain of `length` snapshots that nobody touched. */
async function chainOf(length: number): Promise<ChainLink[]> {
  const links: ChainLink[] = [];
  for (let position = 1; position <= length; position += 1)
    links.push(await nextLink(links, `Mot ${position}`));
  return links;
}

async function nextLink(links: ChainLink[], text: string): Promise<ChainLink> {
  const position = links.length + 1;
  const content = {
    projection: `{"text":"${text}"}`,
    boardId: 'board',
    sheetId: `sheet-${position}`,
    version: 1,
    schemaVersion: 1,
    previousHash: links.at(-1)?.hash ?? GENESIS_HASH,
  };
  return { ...content, snapshotId: `snapshot-${position}`, position, hash: await hashSnapshot(content) };
}

/** What deliverables, signatures and the audit log remember of a healthy chain. */
function anchorsOf(links: ChainLink[]): Anchor[] {
  return links.flatMap(({ snapshotId, position, hash }): Anchor[] => [
    { source: 'deliverable', snapshotId, position: null, hash: null },
    { source: 'signature', snapshotId, position: null, hash },
    { source: 'audit', snapshotId, position, hash },
  ]);
}

const only = (source: Anchor['source'], anchors: Anchor[]) =>
  anchors.filter((anchor) => anchor.source === source);

describe('chain of snapshots', () => {
  it('D2: a healthy chain, an empty one included, has no bad link', async () => {
    const links = await chainOf(5);
    expect(await firstBadLink(links, anchorsOf(links))).toBeNull();
    expect(await firstBadLink([], [])).toBeNull();
  });

  it.each([
    ['projection', { projection: '{"text":"Mot  3"}' }],
    ['boardId', { boardId: 'other' }],
    ['sheetId', { sheetId: 'other' }],
    ['version', { version: 2 }],
    ['schemaVersion', { schemaVersion: 2 }],
    ['previousHash', { previousHash: 'f'.repeat(64) }],
    ['hash', { hash: 'f'.repeat(64) }],
  ])('case 42: names the link whose %s changed', async (_name, change) => {
    const links = await chainOf(5);
    const touched = links.map((link) => (link.position === 3 ? { ...link, ...change } : link));
    expect(await firstBadLink(touched, [])).toEqual({
      position: 3,
      snapshotId: 'snapshot-3',
      reason: 'hash',
    });
  });

  it('case 42: names the link after one that was changed and hashed again', async () => {
    const links = await chainOf(5);
    const forged = { ...links[2]!, projection: '{"text":"Autre"}' };
    forged.hash = await hashSnapshot(forged);
    const touched = links.with(2, forged);
    expect(await firstBadLink(touched, [])).toMatchObject({ position: 4, reason: 'previous' });
    // With someone's signature on it, the forged link itself is named.
    expect(await firstBadLink(touched, anchorsOf(links))).toMatchObject({ position: 3, reason: 'signature' });
  });

  it('case 42: names the first link of a chain that was rewritten to its end', async () => {
    const links = await chainOf(4);
    const rewritten = links.slice(0, 2);
    rewritten.push(await nextLink(rewritten, 'Autre'));
    rewritten.push(await nextLink(rewritten, 'Mot 4'));
    const anchors = anchorsOf(links);
    expect(await firstBadLink(rewritten, only('signature', anchors))).toMatchObject({
      position: 3,
      reason: 'signature',
    });
    expect(await firstBadLink(rewritten, only('audit', anchors))).toMatchObject({
      position: 3,
      reason: 'hash',
    });
  });

  it.each([1, 3])('case 42: names the missing link %i', async (position) => {
    const links = await chainOf(5);
    const touched = links.filter((link) => link.position !== position);
    expect(await firstBadLink(touched, anchorsOf(links))).toEqual({
      position,
      snapshotId: `snapshot-${position}`,
      reason: 'missing',
    });
    expect(await firstBadLink(touched, [])).toEqual({ position, snapshotId: null, reason: 'missing' });
  });

  it.each(['deliverable', 'signature', 'audit'] as const)(
    'case 42: a truncated end is known by one %s alone',
    async (source) => {
      const links = await chainOf(5);
      expect(await firstBadLink(links.slice(0, 4), only(source, anchorsOf(links)))).toEqual({
        position: 5,
        snapshotId: 'snapshot-5',
        reason: 'truncated',
      });
      expect(await firstBadLink([], only(source, anchorsOf(links)))).toMatchObject({
        position: 1,
        reason: 'truncated',
      });
    },
  );

  it('D2: two snapshots that changed places are named', async () => {
    const links = await chainOf(3);
    const [first, second, third] = links as [ChainLink, ChainLink, ChainLink];
    const swapped = [first, { ...third, position: 2 }, { ...second, position: 3 }];
    expect(await firstBadLink(swapped, [])).toMatchObject({ position: 2, reason: 'previous' });
  });
});
