import type { SheetParts } from './sheet-parts.ts';

/** What a room says of itself to whoever operates it. No content. */
export type SheetStats = {
  seq: number;
  epoch: number;
  version: number;
  isSealed: boolean;
  /** Milliseconds UTC of the last durable edit by a person. */
  editedAt: number | null;
  items: number;
  historyBytes: number;
  logRows: number;
  checkpoints: number;
  connections: number;
};

export function statsOf({ ledger, seats }: SheetParts): SheetStats {
  const { facts, seq, sheet, historyBytes, log, snapshots } = ledger;
  return {
    seq,
    epoch: facts?.epoch ?? 0,
    version: facts?.version ?? 1,
    isSealed: facts?.sealed ?? false,
    editedAt: facts?.editedAt ?? null,
    items: sheet.items.size,
    historyBytes,
    logRows: log.rows,
    checkpoints: Math.max(0, snapshots.list().length - 1),
    connections: seats.size,
  };
}
