import { tick } from 'svelte';

/** A form that is sent with something missing leads to it: its words are then read with the field they are about. */
export async function goToFirstMistake(form: EventTarget | null): Promise<void> {
  await tick();
  if (form instanceof HTMLElement)
    form
      .querySelector<HTMLElement>(
        ':is(input, textarea, select)[aria-invalid="true"], fieldset[data-wrong] input:not([disabled])',
      )
      ?.focus();
}
