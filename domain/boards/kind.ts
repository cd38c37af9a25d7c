import * as v from 'valibot';

/*
 * A board kind is data: a title, a family and what that family needs (zones, axes, columns, fields or questions). The families
 * are the only code; adding a kind is adding one entry to `domain/boards/kinds/`.
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
  /** One picture, compressed in the browser; the cell holds the id of the stored image. */
  v.object({ key: Key, title: Title, type: v.literal('image') }),
  /** Measures over time, one number per day, drawn with the row's baseline and target columns. */
  v.object({
    key: Key,
    title: Title,
    type: v.literal('measures'),
    /** Keys of the columns that hold the starting value and the target. */
    baseline: v.optional(Key),
    target: v.optional(Key),
  }),
]);

/** A sign a card may carry, on top of its words: « Désaccord », « À travailler ». */
const Mark = v.object({
  key: Key,
  title: Title,
  /** How many cards of a sheet are meant to carry it; more is said, not refused. */
  atMost: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
});

const Question = v.variant('type', [
  /** A note from `low` to `high`, whole numbers, with what the two ends mean. */
  v.object({
    key: Key,
    title: Title,
    type: v.literal('rating'),
    low: v.number(),
    high: v.number(),
    lowTitle: Title,
    highTitle: Title,
  }),
  v.object({ key: Key, title: Title, type: v.literal('choice'), choices: v.array(Choice) }),
  v.object({ key: Key, title: Title, type: v.literal('text') }),
]);

/** What an item may become on a board of another kind, in one gesture that remembers where it came from (rule E1). */
const FollowUp = v.object({
  kind: v.pipe(v.string(), v.regex(/^[A-Z][A-Z_]{2,60}$/)),
  /** The gesture: « En faire une expérimentation ». */
  title: Title,
  /** Words read here under `from` are written there under `to`. */
  fill: v.array(v.object({ from: Key, to: Key })),
  /** One row there for each line of the text `from` here, written under `to`; one row without it when there is none. */
  lines: v.optional(v.object({ from: Key, to: Key })),
  /** Offered once this key says one of these. */
  when: v.optional(v.object({ key: Key, says: v.array(Key) })),
});

const Base = {
  key: v.pipe(v.string(), v.regex(/^[A-Z][A-Z_]{2,60}$/)),
  title: Title,
  /** One sheet per establishment, one per college (sub-groups across establishments), or one for the whole cluster. */
  scope: v.picklist(['establishment', 'college', 'cluster']),
  /** What people are asked to do, shown above the board. */
  instruction: v.pipe(v.string(), v.minLength(10), v.maxLength(600)),
  /** Steps of the facilitator's guide, in order. */
  flow: v.array(v.string()),
  /** Invites to write the first thing, shown while the sheet is empty; the family has a sentence of its own otherwise. */
  emptyHint: v.optional(v.pipe(v.string(), v.minLength(10), v.maxLength(200))),
  /** Title of the expected deliverable in the programme this kind produces, word for word; null if it feeds another. */
  deliverable: v.nullable(v.string()),
  becomes: v.optional(v.array(FollowUp)),
  /** Where zones and columns come from: the call, public method, or our own choice. */
  provenance: v.string(),
};

/** A kind whose sheets are shared documents, each kept by a room. */
export const SheetKindSchema = v.variant('family', [
  v.object({
    ...Base,
    family: v.literal('cards'),
    zones: v.pipe(v.array(Zone), v.minLength(1)),
    /** Key of the zone cards wait in before they are sorted into the others ("sorting"). */
    deck: v.optional(Key),
    marks: v.optional(v.array(Mark)),
    /** Zone in which each person finds, alone, what they had written on the earlier board of that kind ("before/after"). */
    recall: v.optional(v.object({ zone: Key, kind: v.string() })),
    /** How people write on it when nothing else was chosen. */
    writing: v.optional(v.picklist(['open', 'private', 'anonymous'])),
  }),
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
  v.object({
    ...Base,
    family: v.literal('table'),
    columns: v.pipe(v.array(Column), v.minLength(1)),
    /** `sheets`: each row is a sheet of paper with its picture and its words, rather than a line. */
    layout: v.optional(v.picklist(['lines', 'sheets'])),
    /** Columns the rows can be drawn on a time line with. `first`: the time line is what one sees first. */
    timeline: v.optional(
      v.object({
        start: v.optional(Key),
        end: Key,
        label: Key,
        state: v.optional(Key),
        /** States (choice keys) after which nothing is late any more. */
        settled: v.optional(v.array(Key)),
        first: v.optional(v.boolean()),
      }),
    ),
    /** Two choices of one column that should have as many rows each, for the warning about parity. */
    parity: v.optional(v.object({ column: Key, between: v.tuple([Key, Key]) })),
  }),
  v.object({
    ...Base,
    family: v.literal('form'),
    fields: v.pipe(
      v.array(
        v.object({
          key: Key,
          title: Title,
          hint: v.optional(v.string()),
          long: v.boolean(),
          /** One of these instead of words. */
          choices: v.optional(v.array(Choice)),
        }),
      ),
      v.minLength(1),
    ),
  }),
]);

/** Answered alone and without a name; nothing of it ever enters a shared document. */
const QuestionnaireKindSchema = v.object({
  ...Base,
  family: v.literal('questionnaire'),
  questions: v.pipe(v.array(Question), v.minLength(1)),
});

export const BoardKindSchema = v.variant('family', [SheetKindSchema, QuestionnaireKindSchema]);

export type BoardKind = v.InferOutput<typeof BoardKindSchema>;
export type BoardFamily = BoardKind['family'];
export type KindOf<F extends BoardFamily> = Extract<BoardKind, { family: F }>;
export type TableColumn = v.InferOutput<typeof Column>;
export type FollowUp = v.InferOutput<typeof FollowUp>;
export type Question = v.InferOutput<typeof Question>;
export type SheetKind = v.InferOutput<typeof SheetKindSchema>;
export type QuestionnaireKind = v.InferOutput<typeof QuestionnaireKindSchema>;

/** Declares a kind; a mistake in it stops the build's tests, not a session. */
export function defineKind<K extends BoardKind>(kind: K): K {
  return v.parse(BoardKindSchema, kind) as K;
}
