import type { TrashView } from '#domain/views.ts';

export type TrashedItem = TrashView['items'][number];

/** Several items that one person deleted in one go. Times are milliseconds UTC. */
export type DeletionBurst = { who: string; from: number; to: number; items: TrashedItem[] };

/** Two deletions of one person closer than this, in milliseconds, belong to one gesture, or to one fit of tidying. */
const GAP = 60_000;

/**
 * What one person deleted in one go, the latest first: a select-all by mistake is then one line with one button. Single deletions are
 * left to the list.
 * @param items the last deleted first
 */
export function deletionBursts(items: readonly TrashedItem[]): DeletionBurst[] {
  const open = new Map<string, DeletionBurst>();
  const bursts: DeletionBurst[] = [];
  for (const item of items) {
    const { deletedBy: who, at } = item;
    if (who === null || at === null || !item.canRestore) continue;
    const burst = open.get(who);
    if (burst && burst.from - at <= GAP) {
      burst.items.push(item);
      burst.from = at;
    } else {
      const started = { who, from: at, to: at, items: [item] };
      open.set(who, started);
      bursts.push(started);
    }
  }
  return bursts.filter((burst) => burst.items.length > 1);
}
