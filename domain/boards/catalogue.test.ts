import { describe, expect, it } from 'vitest';
import { paca2018 } from '../programmes/paca-2018.ts';
import { CATALOGUE, kindOf } from './catalogue.ts';

const keysOf = (kind: (typeof CATALOGUE)[number]): string[] => {
  if (kind.family === 'cards') return kind.zones.map((zone) => zone.key);
  if (kind.family === 'table') return kind.columns.map((column) => column.key);
  if (kind.family === 'form') return kind.fields.map((field) => field.key);
  return [];
};

describe('catalogue of board kinds', () => {
  it('covers the four families', () => {
    expect(new Set(CATALOGUE.map((kind) => kind.family))).toEqual(new Set(['cards', 'map', 'table', 'form']));
  });

  it('has no key twice, in the catalogue or inside a kind', () => {
    const keys = CATALOGUE.map((kind) => kind.key);
    expect(new Set(keys).size).toBe(keys.length);
    for (const kind of CATALOGUE) expect(new Set(keysOf(kind)).size, kind.key).toBe(keysOf(kind).length);
  });

  it('names as its deliverable one that the PACA call expects, word for word', () => {
    const expected = new Set(paca2018.phases.flatMap((phase) => phase.expected.map(({ title }) => title)));
    for (const kind of CATALOGUE) expect(expected, kind.key).toContain(kind.deliverable);
  });

  it('holds every kind the programme asks for', () => {
    const asked = paca2018.phases.flatMap((phase) => [
      ...phase.boards,
      ...phase.expected.flatMap(({ boardKind }) => boardKind ?? []),
    ]);
    for (const key of asked) expect(kindOf(key), key).toBeDefined();
  });

  it('does not know a kind nobody declared', () => {
    expect(kindOf('constructor')).toBeUndefined();
  });
});
