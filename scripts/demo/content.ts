import { ANSWERS } from './content/answers.ts';
import { CARDS } from './content/cards.ts';
import { FIELDS } from './content/fields.ts';
import { MAP } from './content/map.ts';
import { MEASURES } from './content/measures.ts';
import { ROWS } from './content/rows.ts';
import type { DemoContent } from './demo-content.ts';

/** What the demo people have already written. */
export const CONTENT: DemoContent = {
  cards: CARDS,
  map: MAP,
  rows: ROWS,
  measures: MEASURES,
  fields: FIELDS,
  answers: ANSWERS,
};
