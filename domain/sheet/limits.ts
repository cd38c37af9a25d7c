/** Bounds of a sheet, enforced by the guard on every update (rule R4) and shown by the screens before they are hit. */
export const SHEET_LIMITS = {
  /** Bytes of one update on the wire. */
  updateBytes: 256 * 1024,
  /** Bytes of all that someone wrote while cut off, which comes back as one message: nobody can cut it smaller once it is written. */
  catchUpBytes: 768 * 1024,
  /** Characters one may write in a card, a cell or a field. */
  textLength: 5_000,
  /** Characters of the name in a cell for a person. */
  personLength: 200,
  /** Characters the room takes: several people may each fill the same field offline, and all keep their words. */
  mergedTextLength: 20_000,
  /** Cards or rows of one sheet, deleted ones included. */
  items: 5_000,
  /** Days one may measure in a row: more than a year of them, and more than a curve shows. */
  measuresPerRow: 400,
  /** Days the room takes in one row, those taken back included: several people may each have measured offline. */
  measures: 1_000,
} as const;
