import * as v from 'valibot';

/*
 * A board kind is data: a title, a family and what that family needs (zones, axes, columns or fields). The four families are
 * the only code; adding a kind is adding one entry to `domain/boards/kinds/`.
 */

const Key = v.pipe(v.string(), v.regex(/^[a-z][a-zA-Z0-9]{0,39}$/));
const Title = v.pipe(v.string(), v.minLength(1), v.maxLength(160));

const Zone = v.object({ key: Key, title: Title });

const Axis = v.object({
  /** Shown along the axis: « Maîtrise ». */
  title: Title,
  low: Title,
  high: Title,
});

const Choice = v.object({ key: Key, title: Title });

const Column = v.variant('type', [
  v.object({ key: Key, title: Title, type: v.literal('text') }),
  v.object({ key: Key, title: Title, type: v.literal('choice'), choices: v.array(Choice) }),
  v.object({ key: Key, title: Title, type: v.literal('person') }),
  v.object({ key: Key, title: Title, type: v.literal('date') }),
  v.object({ key: Key, title: Title, type: v.literal('number'), unit: v.optional(v.string()) }),
]);

const Base = {
  key: v.pipe(v.string(), v.regex(/^[A-Z][A-Z_]{2,60}$/)),
  title: Title,
  /** One sheet per establishment, or one for the whole cluster. */
  scope: v.picklist(['establishment', 'cluster']),
  /** What people are asked to do, shown above the board. */
  instruction: v.pipe(v.string(), v.minLength(10), v.maxLength(600)),
  /** Steps of the facilitator's guide, in order. */
  flow: v.array(v.string()),
  /** Title of the expected deliverable in the programme this kind produces, word for word; null if it feeds another. */
  deliverable: v.nullable(v.string()),
  /** Where zones and columns come from: the call, public method, or our own choice. */
  provenance: v.string(),
};

export const BoardKindSchema = v.variant('family', [
  v.object({ ...Base, family: v.literal('cards'), zones: v.pipe(v.array(Zone), v.minLength(1)) }),
  v.object({
    ...Base,
    family: v.literal('map'),
    x: Axis,
    y: Axis,
    /** Low and high bound of both axes. */
    range: v.tuple([v.number(), v.number()]),
    /** Names of the four quadrants. */
    quadrants: v.object({ topLeft: Title, topRight: Title, bottomLeft: Title, bottomRight: Title }),
    /** Title of a card's second line ("Thème, périmètre, porteur pressenti"). */
    noteTitle: Title,
  }),
  v.object({ ...Base, family: v.literal('table'), columns: v.pipe(v.array(Column), v.minLength(1)) }),
  v.object({
    ...Base,
    family: v.literal('form'),
    fields: v.pipe(
      v.array(v.object({ key: Key, title: Title, hint: v.optional(v.string()), long: v.boolean() })),
      v.minLength(1),
    ),
  }),
]);

export type BoardKind = v.InferOutput<typeof BoardKindSchema>;
export type BoardFamily = BoardKind['family'];
export type KindOf<F extends BoardFamily> = Extract<BoardKind, { family: F }>;
export type TableColumn = v.InferOutput<typeof Column>;

/** Declares a kind; a mistake in it stops the build's tests, not a session. */
export function defineKind<K extends BoardKind>(kind: K): K {
  return v.parse(BoardKindSchema, kind) as K;
}
