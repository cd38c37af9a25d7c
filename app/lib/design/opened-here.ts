import { tick, untrack } from 'svelte';
import type { Attachment } from 'svelte/attachments';

/**
 * A form that opens in place of the button that asked for it: the focus comes in to its first field, Échap gives it up, and once
 * it is gone the focus is on that button again. `opener` is the selector of the button, which is drawn anew by then; it is asked for once,
 * when the form opens: read where the form is attached, what it depends on would attach the form anew at each change of the page, and take
 * the focus out of the field one is in.
 */
export function openedHere(onclose: () => void, opener: () => string): Attachment<HTMLElement> {
  return (form) => {
    const button = untrack(opener);
    const onkeydown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
      event.preventDefault();
      onclose();
    };
    form.addEventListener('keydown', onkeydown);
    form.querySelector<HTMLElement>('input, select, textarea')?.focus();
    return () => {
      form.removeEventListener('keydown', onkeydown);
      void tick().then(() => {
        // Whoever went elsewhere meanwhile stays there.
        if (document.activeElement === document.body) document.querySelector<HTMLElement>(button)?.focus();
      });
    };
  };
}
