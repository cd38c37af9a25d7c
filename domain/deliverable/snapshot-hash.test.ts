import canonicalize from 'canonicalize';
import { describe, expect, it } from 'vitest';
import type { SheetProjection } from '../sheet/projection.ts';
import { canonicalProjection, GENESIS_HASH, hashSnapshot, sealedText } from './snapshot-hash.ts';
import { VECTOR, VECTOR_HASH, VECTOR_TEXT } from './snapshot-hash.vector.ts';

const projection: SheetProjection = {
  family: 'map',
  kind: 'PRIORITY_MAP',
  cards: [{ id: 'a', text: 'Trier', note: '', x: 2, y: 3.5 }],
};
const content = {
  projection: canonicalProjection(projection),
  boardId: 'b',
  sheetId: 's',
  version: 1,
  schemaVersion: 1,
  previousHash: GENESIS_HASH,
};

describe('hash of a snapshot', () => {
  it('D7, case 43: gives the hash that openssl gives for the same text', async () => {
    const sealed = { ...VECTOR, projection: canonicalProjection(VECTOR.projection) };
    expect(sealedText(sealed)).toBe(VECTOR_TEXT);
    expect(await hashSnapshot(sealed)).toBe(VECTOR_HASH);
  });

  it('D1: hashes the canonical JSON of the whole object', () => {
    expect(sealedText(content)).toBe(canonicalize({ ...content, projection }));
  });

  it('D7, case 43: does not depend on the order of keys', () => {
    const shuffled = {
      cards: [{ y: 3.5, x: 2, note: '', text: 'Trier', id: 'a' }],
      kind: 'PRIORITY_MAP',
      family: 'map',
    } as const;
    expect(canonicalProjection({ ...shuffled, cards: [...shuffled.cards] })).toBe(content.projection);
  });

  it('D7: keeps the order of cards, which is content', () => {
    const [first] = projection.cards;
    const second = { ...first!, id: 'b' };
    expect(canonicalProjection({ ...projection, cards: [first!, second] })).not.toBe(
      canonicalProjection({ ...projection, cards: [second, first!] }),
    );
  });

  it.each([
    ['-0', -0, '0'],
    ['1e21', 1e21, '1e+21'],
    ['1e-7', 1e-7, '1e-7'],
    ['0.1 + 0.2', 0.1 + 0.2, '0.30000000000000004'],
    ['4.50', 4.5, '4.5'],
  ])('D7: writes the number %s as RFC 8785 does', (_name, x, written) => {
    const text = canonicalProjection({ ...projection, cards: [{ ...projection.cards[0]!, x }] });
    expect(text).toContain(`"x":${written},`);
  });

  it('D7: keeps composed and decomposed accents apart, and escapes only what JSON must', () => {
    const textOf = (text: string) =>
      canonicalProjection({ ...projection, cards: [{ ...projection.cards[0]!, text }] });
    expect(textOf('é')).not.toBe(textOf('e\u0301'));
    expect(textOf('€ "\\\n\u0007 😀 \u2028')).toContain('"text":"€ \\"\\\\\\n\\u0007 😀 \u2028"');
  });

  it('replaces half an emoji and a number that is none instead of refusing the sheet', () => {
    const text = canonicalProjection({
      ...projection,
      cards: [{ ...projection.cards[0]!, text: 'a\ud83d', x: Number.NaN }],
    });
    expect(JSON.parse(text)).toMatchObject({ cards: [{ text: 'a\ufffd', x: null }] });
  });

  it.each([
    ['projection', { projection: `${content.projection} ` }],
    ['boardId', { boardId: 'c' }],
    ['sheetId', { sheetId: 'c' }],
    ['version', { version: 2 }],
    ['schemaVersion', { schemaVersion: 2 }],
    ['previousHash', { previousHash: GENESIS_HASH.replace(/0$/, '1') }],
  ])('D1: covers %s', async (_name, change) => {
    expect(await hashSnapshot({ ...content, ...change })).not.toBe(await hashSnapshot(content));
  });
});
