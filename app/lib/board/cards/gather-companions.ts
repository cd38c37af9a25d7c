import type { Board } from '../board.svelte.ts';

/** With what of its zone a card may be gathered: groups it is not in, and cards this person may change. */
export function companionsOf(board: Board, id: string): { groups: string[]; cards: string[] } {
  const { live } = board.open;
  const tops = live.topsIn(board.groupOf(id)).filter((other) => other !== id);
  return {
    groups: tops.filter((other) => live.isGroup(other) && other !== live.gatheredIn(id)),
    cards: tops.filter((other) => !live.isGroup(other) && board.mayChange(other)),
  };
}
