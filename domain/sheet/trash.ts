/** A card or row that was deleted and can be brought back. Who and when are null when nobody remembers. `at`: milliseconds UTC. */
export type TrashedItem = {
  id: string;
  /** Zone it was in; null for a row, or a card of a map. */
  where: string | null;
  /** All it says, on one line. */
  words: string;
  /** Who first wrote it; null when nobody remembers. */
  authorId: string | null;
  personId: string | null;
  at: number | null;
};
