import { placesOf } from '#domain/sheet/search.ts';

/*
 * Hides what a search does not find, whatever draws it: each board marks its items with `data-item`, and nothing else of it needs to know.
 * An item someone is writing in is never hidden from under their hands.
 */

const HIGHLIGHT = 'recherche';

export type Filter = {
  /** As `folded` gives it; '' when only choices filter. */
  query: string;
  /** Elements that are shown or not, as a whole. */
  selector: string;
  passes: (element: HTMLElement) => boolean;
  /** How many pass, each time it is known. */
  oncount?: (passing: number) => void;
};

/** Applies a filter to what is under `root`, now and whenever it is drawn again, until the returned function is called. */
export function filterElements(root: HTMLElement, filter: Filter): () => void {
  let frame = 0;
  const apply = () => {
    frame = 0;
    mark(root, filter);
  };
  const soon = () => (frame ||= requestAnimationFrame(apply));
  const watcher = new MutationObserver(soon);
  watcher.observe(root, { childList: true, characterData: true, subtree: true });
  apply();
  return () => {
    cancelAnimationFrame(frame);
    watcher.disconnect();
    for (const element of root.querySelectorAll('[data-found]')) element.removeAttribute('data-found');
    CSS.highlights?.delete(HIGHLIGHT);
  };
}

function mark(root: HTMLElement, { query, selector, passes, oncount }: Filter): void {
  const elements = [...root.querySelectorAll<HTMLElement>(selector)];
  const passing = new Set(elements.filter(passes));
  for (const element of elements) {
    // A group is shown with the card that was found in it, and the cards of a group that was found with it.
    const isIn =
      passing.has(element) ||
      element.contains(document.activeElement) ||
      [...passing].some((one) => one.contains(element) || element.contains(one));
    element.dataset.found = isIn ? 'yes' : 'no';
  }
  oncount?.(passing.size);
  underline([...passing], query);
}

/** Marks the found words themselves, where the browser knows how to without touching the page. */
function underline(elements: readonly HTMLElement[], query: string): void {
  if (!('highlights' in CSS)) return;
  const ranges = elements.flatMap((element) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const found: Range[] = [];
    while (walker.nextNode()) {
      const node = walker.currentNode as Text;
      for (const [start, end] of placesOf(node.data, query)) {
        const range = new Range();
        range.setStart(node, start);
        range.setEnd(node, end);
        found.push(range);
      }
    }
    return found;
  });
  CSS.highlights.set(HIGHLIGHT, new Highlight(...ranges));
}
