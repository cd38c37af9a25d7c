import type { ItemMeasured } from '../sheet/item-words.ts';

/** One end of a link: the item with the words it says now. */
export type TraceEnd = {
  boardId: string;
  sheetId: string;
  boardTitle: string;
  /** Null for the whole sheet. */
  itemId: string | null;
  words: string;
  /** `deleted`: in the trash of its sheet; `gone`: nothing is left of it. */
  state: 'live' | 'deleted' | 'gone';
};

/** Where something came from, and what it gave. Only links whose two ends this person may read. */
export type TraceView = {
  id: string;
  from: TraceEnd;
  to: TraceEnd;
  /** What was measured of the item it gave; null when nothing is measured there. */
  measured: ItemMeasured | null;
  canRemove: boolean;
};

export type TracesView = { traces: TraceView[] };
