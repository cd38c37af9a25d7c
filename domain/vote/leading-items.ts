import type { ItemCount } from './result.ts';

/**
 * The items proposed for a second round: those of the first `wanted` ranks' worth, without ever separating tied ones (rule
 * V8), because a tie cut in two would be decided by the order on the screen. Items nobody gave a voice to are left out.
 */
export function leadingItems(items: readonly ItemCount[], wanted: number): ItemCount[] {
  const supported = items.filter(({ voices }) => voices > 0);
  const last = supported[Math.min(wanted, supported.length) - 1];
  return last ? supported.filter(({ rank }) => rank <= last.rank) : [];
}
