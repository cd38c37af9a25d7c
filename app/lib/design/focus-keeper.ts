import type { Attachment } from 'svelte/attachments';

const FOCUSABLE =
  ':is(a[href], button, input, select, textarea, summary, [tabindex="0"]):not([tabindex="-1"], [disabled])';
/** One thing among several: what stands in it goes away with it. */
const THING = 'li, tr, [data-item], [role=row]';
/** What a reader knows as one place of the page. */
const PLACE = 'section, aside, form, [role=dialog], [role=menu], [data-family], main';
/** Frames left to whoever removed the control to say where the focus goes. */
const PATIENCE = 6;

type Held = {
  element: HTMLElement;
  /** The card, subject or row it stood in. */
  item: HTMLElement | null;
  /** What to go to instead, the nearest first. */
  beside: readonly Element[];
  places: readonly Element[];
};

const isSeen = (element: Element): element is HTMLElement =>
  element instanceof HTMLElement && element.isConnected && element.checkVisibility();

function held(element: HTMLElement): Held {
  const places: Element[] = [];
  for (let at = element.parentElement?.closest(PLACE); at; at = at.parentElement?.closest(PLACE))
    places.push(at);
  const thing = element.closest(THING) ?? element;
  const around = [...(places[0]?.querySelectorAll(FOCUSABLE) ?? [])].filter(
    (other) => !thing.contains(other),
  );
  const follows = (other: Element) =>
    Boolean(element.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);
  return {
    element,
    item: element.closest<HTMLElement>('[data-item]'),
    beside: [
      ...around.filter(follows).slice(0, 3),
      ...around
        .filter((other) => !follows(other))
        .slice(-3)
        .reverse(),
    ],
    places,
  };
}

/** The same card drawn elsewhere, else what was beside it, else the head of the place it was in. */
function successor({ element, item, beside, places }: Held): HTMLElement | undefined {
  const same =
    item === null || item.isConnected
      ? null
      : document.querySelector(`[data-item="${CSS.escape(item.dataset['item'] ?? '')}"]`);
  const inside =
    same?.querySelector('[data-handle], [data-cell], textarea') ?? same?.querySelector(FOCUSABLE);
  const heads = places
    .filter((place) => place.isConnected && place.id !== 'contenu')
    .flatMap((place) => [
      ...place.querySelectorAll(':is(h1, h2, h3)[tabindex="-1"]'),
      ...place.querySelectorAll(FOCUSABLE),
    ]);
  return [element, inside, ...beside, ...heads, document.getElementById('contenu')].find(
    (candidate) => candidate != null && isSeen(candidate),
  ) as HTMLElement | undefined;
}

/**
 * Whoever uses the keyboard must never be thrown back to the top of the page because what they were on went away: a card that
 * someone else deletes or moves, an undone addition, a line restored from the trash. What a gesture knows better, it does itself.
 */
export const keepFocus: Attachment<HTMLElement> = (root) => {
  let now: Held | null = null;
  /** What is being looked for, until something else takes the focus. */
  let lost: Held | null = null;
  // Another page: the router puts the focus on the body itself, and there it belongs.
  const onfocusin = ({ target }: FocusEvent) => {
    lost = null;
    now = target instanceof HTMLElement && target !== document.body ? held(target) : null;
  };
  // Pressed on nothing: nobody is there any more, and nothing is to be kept.
  const onpointerup = () => {
    if (document.activeElement === document.body) now = null;
  };

  async function find(what: Held) {
    lost = what;
    for (let frame = 0; frame < PATIENCE; frame += 1) await new Promise(requestAnimationFrame);
    if (lost !== what) return;
    lost = null;
    if (document.activeElement === document.body) successor(what)?.focus();
  }

  const watch = new MutationObserver((records) => {
    if (!now || document.activeElement !== document.body) return;
    const gone = now;
    if (!records.some(({ removedNodes }) => [...removedNodes].some((node) => node.contains(gone.element))))
      return;
    now = null;
    void find(gone);
  });
  root.addEventListener('focusin', onfocusin);
  root.addEventListener('pointerup', onpointerup);
  watch.observe(root, { childList: true, subtree: true });
  return () => {
    watch.disconnect();
    root.removeEventListener('focusin', onfocusin);
    root.removeEventListener('pointerup', onpointerup);
  };
};
