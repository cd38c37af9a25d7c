import type { BoardFamily } from '#domain/boards/kind.ts';
import type { Component } from 'svelte';

const BOARDS = {
  cards: () => import('./cards/CardsBoard.svelte'),
  map: () => import('#app/lib/placement/PlacementStage.svelte'),
  table: () => import('./table/TableSheet.svelte'),
  form: () => import('./form/FormBoard.svelte'),
} satisfies Partial<Record<BoardFamily, () => Promise<{ default: Component }>>>;

/**
 * The screen of a family, fetched when one of its boards is opened: nobody waits for the three others. Asked for once before the
 * sheet has loaded, it is there when the sheet is. Rejects when it cannot be fetched. Questionnaires have a page of their own.
 */
export async function familyBoard(family: Exclude<BoardFamily, 'questionnaire'>): Promise<Component> {
  return (await BOARDS[family]()).default;
}
