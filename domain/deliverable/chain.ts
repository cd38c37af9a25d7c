import type { ChainView } from '../views.ts';
import { FIRST_POSITION, GENESIS_HASH, hashSnapshot, type SealedContent } from './snapshot-hash.ts';

/*
 * Walks the chain of a cluster (rule D2, failure case 42). Recomputing hashes finds a changed byte and a hole; it cannot find
 * that the end was cut off, nor that everything was rewritten. For that, other rows remember the chain: each signature and
 * each deliverable names a snapshot, and the audit log notes every seal.
 */

export type ChainLink = SealedContent & { snapshotId: string; position: number; hash: string };

/** What another row remembers of one snapshot. Null where that row does not say. */
export type Anchor = {
  source: 'audit' | 'deliverable' | 'signature';
  snapshotId: string;
  position: number | null;
  hash: string | null;
};

export type BrokenLink = NonNullable<ChainView['brokenAt']>;

/**
 * The first bad link of a chain, or null. `links` are all snapshots of one cluster in order of position. Reasons: `missing`, a
 * hole; `hash`, the content is not what was hashed, or the audit log noted another hash; `previous`, not linked to the row
 * before; `signature`, someone signed another hash; `truncated`, other rows know snapshots beyond the end.
 */
export async function firstBadLink(
  links: readonly ChainLink[],
  anchors: readonly Anchor[],
): Promise<BrokenLink | null> {
  const anchorsOf = groupBySnapshot(anchors);
  let previousHash = GENESIS_HASH;
  let position = FIRST_POSITION;

  for (const link of links) {
    if (link.position !== position) {
      const gone = anchors.find((anchor) => anchor.position === position);
      return { position, snapshotId: gone?.snapshotId ?? null, reason: 'missing' };
    }
    const reason = await faultOf(link, previousHash, anchorsOf.get(link.snapshotId) ?? []);
    if (reason) return { position, snapshotId: link.snapshotId, reason };
    previousHash = link.hash;
    position += 1;
  }

  const known = new Set(links.map((link) => link.snapshotId));
  const lost = anchors.find((anchor) => !known.has(anchor.snapshotId));
  return lost ? { position, snapshotId: lost.snapshotId, reason: 'truncated' } : null;
}

async function faultOf(
  link: ChainLink,
  previousHash: string,
  anchors: readonly Anchor[],
): Promise<BrokenLink['reason'] | null> {
  if ((await hashSnapshot(link)) !== link.hash) return 'hash';
  if (link.previousHash !== previousHash) return 'previous';
  const denies = (anchor: Anchor) => anchor.hash !== null && anchor.hash !== link.hash;
  if (anchors.some((anchor) => anchor.source === 'signature' && denies(anchor))) return 'signature';
  if (anchors.some((anchor) => denies(anchor) || (anchor.position ?? link.position) !== link.position))
    return 'hash';
  return null;
}

function groupBySnapshot(anchors: readonly Anchor[]): Map<string, Anchor[]> {
  const groups = new Map<string, Anchor[]>();
  for (const anchor of anchors) {
    const group = groups.get(anchor.snapshotId);
    if (group) group.push(anchor);
    else groups.set(anchor.snapshotId, [anchor]);
  }
  return groups;
}
