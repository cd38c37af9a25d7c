import { expect, it } from 'vitest';
import { canonicalProjection, hashSnapshot, sealedText } from '#domain/deliverable/snapshot-hash.ts';
import { VECTOR, VECTOR_HASH, VECTOR_TEXT } from '#domain/deliverable/snapshot-hash.vector.ts';

it('D7, case 43: workerd gives the hash that Node and openssl give', async () => {
  const sealed = { ...VECTOR, projection: canonicalProjection(VECTOR.projection) };
  expect(navigator.userAgent).toBe('Cloudflare-Workers');
  expect(sealedText(sealed)).toBe(VECTOR_TEXT);
  expect(await hashSnapshot(sealed)).toBe(VECTOR_HASH);
});
