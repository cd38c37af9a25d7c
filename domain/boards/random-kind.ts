import { defineKind, type BoardFamily, type SheetKind, type TableColumn } from './kind.ts';

/*
 * Kinds nobody thought of, for tests: what is said of a kind must hold for any that the schema takes, since adding one is adding data.
 */

/** Numbers in [0, 1) that the same seed gives again (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Random = () => number;
type Titled = { key: string; title: string };

export const SHEET_FAMILIES = ['cards', 'map', 'table', 'form'] as const satisfies BoardFamily[];

const WORDS = [
  'Travail',
  '« entre guillemets »',
  'repos ; relève',
  '=SOMME(A1)',
  "l'équipe",
  '"nuit"',
  'œuvre',
  '🥚',
  'été\u202f!',
];
const COLUMN_TYPES = ['text', 'choice', 'person', 'date', 'number', 'image', 'measures'] as const;

export const anyOf = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
const sometimes = (random: Random): boolean => random() < 0.5;
const words = (random: Random): string =>
  Array.from({ length: 1 + Math.floor(random() * 4) }, () => anyOf(random, WORDS)).join(' ');

/** One to `most` things with keys of their own. Titles may repeat: only keys tell things apart. */
function titled(random: Random, prefix: string, most: number): Titled[] {
  const length = 1 + Math.floor(random() * most);
  return Array.from({ length }, (_, at) => ({ key: `${prefix}${at}`, title: words(random) }));
}

/** A kind of the given family with everything the schema lets it have, at random. */
export function randomKind(family: SheetKind['family'], random: Random): SheetKind {
  const base = {
    key: `RANDOM_${anyOf(random, ['ONE', 'TWO', 'THREE'])}_${family.toUpperCase()}`,
    title: words(random),
    scope: anyOf(random, ['establishment', 'college', 'cluster'] as const),
    instruction: `À faire ensemble : ${words(random)}.`,
    flow: titled(random, 'step', 6).map(({ title }) => title),
    deliverable: sometimes(random) ? words(random) : null,
    provenance: 'Essai',
    ...(sometimes(random) && { emptyHint: `Commencez par ceci : ${words(random)}.` }),
  };
  switch (family) {
    case 'cards': {
      const zones = titled(random, 'zone', 8);
      return defineKind({
        ...base,
        family,
        zones,
        ...(sometimes(random) && { deck: zones[0]!.key }),
        ...(sometimes(random) && {
          marks: titled(random, 'mark', 4).map((mark) => ({
            ...mark,
            ...(sometimes(random) && { atMost: 2 }),
          })),
        }),
        ...(sometimes(random) && { recall: { zone: zones[0]!.key, kind: 'INITIAL_REPRESENTATIONS' } }),
        ...(sometimes(random) && { writing: anyOf(random, ['open', 'private', 'anonymous'] as const) }),
      });
    }
    case 'map':
      return defineKind({
        ...base,
        family,
        x: { title: words(random), low: words(random), high: words(random) },
        y: { title: words(random), low: words(random), high: words(random) },
        range: randomRange(random),
        quadrants: {
          topLeft: words(random),
          topRight: words(random),
          bottomLeft: words(random),
          bottomRight: words(random),
        },
        noteTitle: words(random),
      });
    case 'table':
      return defineKind({
        ...base,
        family,
        columns: titled(random, 'column', 10).map((column) => randomColumn(column, random)),
        ...(sometimes(random) && { layout: 'sheets' as const }),
      });
    case 'form':
      return defineKind({
        ...base,
        family,
        fields: titled(random, 'field', 10).map((field) => ({
          ...field,
          long: sometimes(random),
          ...(sometimes(random) && { hint: words(random) }),
          ...(sometimes(random) && { choices: titled(random, 'choice', 5) }),
        })),
      });
  }
}

function randomRange(random: Random): [low: number, high: number] {
  const low = Math.floor(random() * 20) - 10;
  return [low, low + 1 + Math.floor(random() * 10)];
}

function randomColumn(column: Titled, random: Random): TableColumn {
  const type = anyOf(random, COLUMN_TYPES);
  return type === 'choice' ? { ...column, type, choices: titled(random, 'choice', 6) } : { ...column, type };
}
