import { tick } from 'svelte';

/* Where the focus goes on a board, once what it goes to is drawn. */

/** Frames left to the screen of a board to be fetched and drawn: about ten seconds. */
const DRAWN_WITHIN = 600;

/** Brings an item into sight and gives it the focus, when someone comes to the sheet for it. Whoever goes elsewhere meanwhile stays there. */
export async function showItem(id: string): Promise<void> {
  const from = document.activeElement;
  const name = CSS.escape(id);
  let target: HTMLElement | null = null;
  for (let frame = 0; !target && frame < DRAWN_WITHIN; frame += 1) {
    await new Promise(requestAnimationFrame);
    if (document.activeElement !== from) return;
    target = document.querySelector<HTMLElement>(`[data-item="${name}"], [data-field="${name}"]`);
  }
  if (!target) return;
  target.scrollIntoView({ block: 'center' });
  const focusable = target.querySelector<HTMLElement>('[data-handle], [data-cell], textarea, input, button');
  if (focusable) focusable.focus({ preventScroll: true });
  target.animate(
    [
      { outline: '4px solid transparent' },
      { outline: '4px solid var(--accent)' },
      { outline: '4px solid transparent' },
    ],
    { duration: 1600 },
  );
}

/**
 * What has the caret is about to go. The caret would fall into what is around it, and Orca, which follows it there, would take the focus
 * that comes next for known, and be silent. In a table Orca follows it to a head only.
 */
export function letGoOfCaret(): void {
  getSelection()?.collapse(document.activeElement?.closest('table')?.querySelector('th') ?? document.body, 0);
}

/** Before the focus goes from a text that was written in to what takes its place. */
export function leaveText(): void {
  if (document.activeElement?.matches('textarea')) letGoOfCaret();
}

/** Gives the focus to an item once it is drawn. */
export async function focusItem(id: string): Promise<void> {
  leaveText();
  for (let frame = 0; frame < 4; frame += 1) {
    await tick();
    await new Promise(requestAnimationFrame);
    const target = document.querySelector<HTMLElement>(
      `[data-item="${CSS.escape(id)}"] :is([data-handle], [data-cell])`,
    );
    if (target) {
      target.focus();
      return;
    }
  }
}

/** A card is gone and none is beside it: the focus goes to what adds one there, not to the top of the page. */
export async function focusPlace(home: Element | null | undefined): Promise<void> {
  leaveText();
  await drawn();
  const here = home?.isConnected ? home : document.querySelector('[data-family]');
  (here?.querySelector<HTMLElement>('.add') ?? here?.querySelector('button'))?.focus();
}

/** The focus on a neighbour, but not on its words: keys still coming from a sentence under way must do nothing to it. */
export async function focusBeside(id: string): Promise<void> {
  await drawn();
  const neighbour = document.querySelector<HTMLElement>(`[data-item="${CSS.escape(id)}"]`);
  if (!neighbour) return;
  neighbour.tabIndex = -1;
  neighbour.focus({ preventScroll: true });
}

/** What comes back above what has the focus pushes it out of sight. */
export function keepInSight(): void {
  requestAnimationFrame(() =>
    document.querySelector('[data-family] :focus-visible')?.scrollIntoView({ block: 'nearest' }),
  );
}

async function drawn(): Promise<void> {
  await tick();
  await new Promise(requestAnimationFrame);
  await tick();
}
