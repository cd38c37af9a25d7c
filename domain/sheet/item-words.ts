/** A row's measures in short: where it started, where it should go, where it is. `day` as `YYYY-MM-DD`. */
export type ItemMeasured = {
  baseline: number | null;
  target: number | null;
  latest: { day: string; value: number } | null;
};

/** What one item says now. `gone`: nothing is left of it in the document. */
export type ItemWords = {
  id: string;
  words: string;
  state: 'live' | 'deleted' | 'gone';
  measured: ItemMeasured | null;
};
