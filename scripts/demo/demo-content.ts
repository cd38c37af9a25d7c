/** A card's words, or its words and the keys of its marks. */
export type DemoCard = string | [text: string, ...marks: string[]];
export type DemoMapCard = [text: string, x: number | null, y: number | null, note: string];
export type DemoRow = Record<string, string | number | null>;
export type DemoMeasures = Record<string, [day: string, value: number][]>;

/** What people have written, by board kind and establishment (`cluster.ts`; `cluster` for a sheet of everyone's). */
export type DemoContent = {
  cards: Record<string, Record<string, Record<string, DemoCard[]>>>;
  map: Record<string, Record<string, DemoMapCard[]>>;
  rows: Record<string, Record<string, DemoRow[]>>;
  measures: Record<string, Record<string, DemoMeasures[]>>;
  fields: Record<string, Record<string, Record<string, string>>>;
  answers: Record<string, Record<string, (string | number)[]>>;
};
