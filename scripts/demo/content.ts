import { ANSWERS } from './content/answers.ts';
import { CARDS } from './content/cards.ts';
import { FIELDS } from './content/fields.ts';
import { MAP } from './content/map.ts';
import { MEASURES } from './content/measures.ts';
import { ROWS } from './content/rows.ts';

/*
 * What the demo people have already written, by board kind and establishment (`cluster.ts`; `cluster` for a sheet of everyone's).
 */

/** A card's words, or its words and the keys of its marks. */
export type DemoCard = string | [text: string, ...marks: string[]];
export type DemoMapCard = [text: string, x: number | null, y: number | null, note: string];
export type DemoRow = Record<string, string | number | null>;
export type DemoMeasures = Record<string, [day: string, value: number][]>;

export type DemoContent = {
  cards: Record<string, Record<string, Record<string, DemoCard[]>>>;
  map: Record<string, Record<string, DemoMapCard[]>>;
  rows: Record<string, Record<string, DemoRow[]>>;
  measures: Record<string, Record<string, DemoMeasures[]>>;
  fields: Record<string, Record<string, Record<string, string>>>;
  answers: Record<string, Record<string, (string | number)[]>>;
};

export const CONTENT: DemoContent = {
  cards: CARDS,
  map: MAP,
  rows: ROWS,
  measures: MEASURES,
  fields: FIELDS,
  answers: ANSWERS,
};
