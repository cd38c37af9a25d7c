import * as v from 'valibot';
import { SheetKindSchema } from '../boards/kind.ts';

/*
 * What a sheet says, without its history: the versioned JSON that is hashed, signed, printed, exported and compared. Deleted
 * cards and rows are absent. Order in the arrays is the order on screen.
 */

/** Raised when the shape below changes; a sealed snapshot keeps the version it was made with. */
export const PROJECTION_VERSION = 1;

const Base = {
  kind: v.string(),
  /**
   * The kind as it was declared on the day of the seal, titles and all: what was signed must read the same when the catalogue has
   * changed. Absent while the sheet is being written.
   */
  definition: v.optional(SheetKindSchema),
};

const CardSchema = v.object({
  id: v.string(),
  text: v.string(),
  /** Group of the same zone it is gathered in. */
  group: v.optional(v.string()),
  /** Keys of the marks it carries. */
  marks: v.optional(v.array(v.string())),
});

export const ProjectionSchema = v.variant('family', [
  v.object({
    family: v.literal('cards'),
    ...Base,
    zones: v.array(
      v.object({
        key: v.string(),
        cards: v.array(CardSchema),
        /** Titles under which cards are gathered; absent when there are none. */
        groups: v.optional(v.array(v.object({ id: v.string(), title: v.string() }))),
      }),
    ),
  }),
  v.object({
    family: v.literal('map'),
    ...Base,
    /** `x` and `y` are null for a card nobody has placed yet. */
    cards: v.array(
      v.object({
        id: v.string(),
        text: v.string(),
        note: v.string(),
        x: v.nullable(v.number()),
        y: v.nullable(v.number()),
      }),
    ),
  }),
  v.object({
    family: v.literal('table'),
    ...Base,
    /** Cells by column key: text and person are strings, choice a choice key, date `YYYY-MM-DD`, number a number, image an image id; null is empty. */
    rows: v.array(
      v.object({
        id: v.string(),
        cells: v.record(v.string(), v.nullable(v.union([v.string(), v.number()]))),
        /** By column of measures, oldest first; absent for a kind that has none. `day` as `YYYY-MM-DD`. */
        measures: v.optional(v.record(v.string(), v.array(v.object({ day: v.string(), value: v.number() })))),
      }),
    ),
  }),
  /** Words by field; the key of the choice for a field with choices. */
  v.object({ family: v.literal('form'), ...Base, fields: v.record(v.string(), v.string()) }),
]);

export type SheetProjection = v.InferOutput<typeof ProjectionSchema>;
export type ProjectionOf<F extends SheetProjection['family']> = Extract<SheetProjection, { family: F }>;

/** True when nobody has written anything yet. */
export function isEmptyProjection(projection: SheetProjection): boolean {
  switch (projection.family) {
    case 'cards':
      return projection.zones.every((zone) => zone.cards.length === 0);
    case 'map':
      return projection.cards.length === 0;
    case 'table':
      return projection.rows.length === 0;
    case 'form':
      return Object.values(projection.fields).every((text) => text.trim() === '');
  }
}
