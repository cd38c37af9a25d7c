import type { Landing } from '../pointer-drag.svelte.ts';

/** Milliseconds a card rests on another before they are to be gathered: passing over it only moves. */
const RESTS = 350;
/** Part of a card's height, from its top and from its foot, that means "beside it". */
const EDGE = 0.28;
/** Pixels below the foot of a zone that still belong to it: the last ones of a page end where it does. */
const FOOT = 96;

/**
 * Where a dragged card lands among zones: on a card or the head of a group when it rests there, inside an open group, or beside what stands
 * alone in the zone.
 */
export function landingOnCards(
  canGather: () => boolean,
): (x: number, y: number, id: string) => Landing | null {
  let over: { id: string; since: number } | null = null;
  return (x, y, id) => {
    const under = document.elementFromPoint(x, y);
    const zone = under?.closest<HTMLElement>('[data-zone]') ?? zoneAbove(x, y);
    if (!zone?.dataset.zone) return (over = null);
    const target = canGather() ? targetUnder(under, y, id) : undefined;
    if (over?.id !== target) over = target === undefined ? null : { id: target, since: Date.now() };
    if (over && Date.now() - over.since >= RESTS)
      return { zone: zone.dataset.zone, afterId: null, onto: over.id };
    const group = under?.closest<HTMLElement>('[data-group]');
    if (group?.dataset.group && group.dataset.group !== id)
      return { zone: zone.dataset.zone, afterId: lastAbove(group, y, id), group: group.dataset.group };
    return { zone: zone.dataset.zone, afterId: lastAbove(zone, y, id) };
  };
}

/** The zone whose foot is just above the pointer, when it points at none. */
function zoneAbove(x: number, y: number): HTMLElement | undefined {
  let [nearest, distance]: [HTMLElement | undefined, number] = [undefined, FOOT];
  for (const zone of document.querySelectorAll<HTMLElement>('[data-zone]')) {
    const { left, right, bottom } = zone.getBoundingClientRect();
    if (x < left || x > right || y < bottom || y - bottom > distance) continue;
    [nearest, distance] = [zone, y - bottom];
  }
  return nearest;
}

/** The card whose middle, or the group whose head, is under the pointer; not the card that is dragged. */
function targetUnder(under: Element | null, y: number, id: string): string | undefined {
  const head = under?.closest<HTMLElement>('[data-head]');
  const node = under?.closest<HTMLElement>('[data-item]');
  if (!node?.dataset.item || node.dataset.item === id) return undefined;
  if (node.dataset.group) return head ? node.dataset.group : undefined;
  const { top, height } = node.getBoundingClientRect();
  const part = (y - top) / height;
  return part > EDGE && part < 1 - EDGE ? node.dataset.item : undefined;
}

/** The last item of a list whose middle is above the pointer. In a zone a group counts as one item, its cards do not. */
function lastAbove(list: HTMLElement, y: number, id: string): string | null {
  let after: string | null = null;
  for (const node of list.querySelectorAll<HTMLElement>('[data-item]')) {
    const holder = node.parentElement?.closest<HTMLElement>('[data-group]');
    if (holder && holder !== list) continue;
    const { top, height } = node.getBoundingClientRect();
    if (node.dataset.item !== id && top + height / 2 < y) after = node.dataset.item ?? null;
  }
  return after;
}
