import canonicalize from 'canonicalize';
import type { SheetProjection } from '../sheet/projection.ts';

/*
 * The hash of a snapshot (rules D1 and D7): lower-case hexadecimal SHA-256 of the UTF-8 bytes of one canonical JSON object
 * (RFC 8785). Anyone can compute it again with `sha256sum` from the text in the download.
 */

/** `previousHash` of the first snapshot of a cluster. */
export const GENESIS_HASH = '0'.repeat(64);

/** `position` of the first snapshot of a cluster. */
export const FIRST_POSITION = 1;

/** What is hashed, with the projection as the canonical text that is stored. */
export type SealedContent = {
  projection: string;
  boardId: string;
  sheetId: string;
  version: number;
  schemaVersion: number;
  previousHash: string;
};

/**
 * Text under which a projection is stored and hashed. What RFC 8785 cannot express (half an emoji left by two people deleting
 * in it, a number that is none) is replaced: it must not keep a team from handing in.
 */
export function canonicalProjection(projection: SheetProjection): string {
  return canonical(expressible(projection));
}

/**
 * The text that is hashed. It is put together around the stored projection, byte for byte, never parsed and written again:
 * a byte changed in the database, even a space, shows (failure case 42).
 */
export function sealedText(content: SealedContent): string {
  const { projection, boardId, sheetId, version, schemaVersion, previousHash } = content;
  const before = canonical({ boardId, previousHash });
  const after = canonical({ schemaVersion, sheetId, version });
  return `${before.slice(0, -1)},"projection":${projection},${after.slice(1)}`;
}

/** SHA-256 of `sealedText(content)`, 64 hexadecimal digits. */
export async function hashSnapshot(content: SealedContent): Promise<string> {
  const bytes = new TextEncoder().encode(sealedText(content));
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Canonical JSON of a value that is an object, so never `undefined`. */
function canonical(value: object): string {
  return canonicalize(value) as string;
}

function expressible(value: unknown): object {
  return JSON.parse(JSON.stringify(value), (_key, inner: unknown) =>
    typeof inner === 'string' ? inner.toWellFormed() : inner,
  ) as object;
}
