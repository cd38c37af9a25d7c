import type { Page } from '@playwright/test';

/** Smallest side of a target, in CSS pixels: anywhere (WCAG 2.5.8), and under a finger. */
export const POINTER = 24;
export const TOUCH = 44;

/**
 * The controls of the page that are smaller than `least` on one side, in words that lead to them. A box or a dot counts with its
 * label; a link inside a sentence is as high as its line, and is left out, as is what is only read aloud.
 */
export function smallTargets(page: Page, least: number): Promise<string[]> {
  return page.evaluate((limit) => {
    const controls =
      'a[href], button, summary, select, textarea, input:not([type=hidden]), [role=button], [role=tab], [role=checkbox]';
    const inSentence = (element: Element) => {
      if (element.tagName !== 'A' || getComputedStyle(element).display !== 'inline') return false;
      const around = element.closest('p, li, td, dd, legend, span, h2, h3');
      return !!around && around.textContent.trim().length > element.textContent.trim().length;
    };
    return [...document.querySelectorAll(controls)].flatMap((element) => {
      if (!element.checkVisibility({ visibilityProperty: true }) || element.closest('[inert]')) return [];
      const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
      const boxes = [element, ...labels].map((each) => each.getBoundingClientRect());
      const box = boxes[0]!;
      // Hidden to the eye only, as the skip link before it is focused.
      if (labels.length === 0 && (box.width <= 2 || box.height <= 2 || box.bottom < 0)) return [];
      const width = Math.max(...boxes.map((each) => each.width));
      const height = Math.max(...boxes.map((each) => each.height));
      if (Math.min(width, height) > limit - 0.5 || inSentence(element)) return [];
      const name = element.getAttribute('aria-label') ?? element.textContent.trim().replace(/\s+/g, ' ');
      return [
        `${element.tagName.toLowerCase()}.${element.className} « ${name.slice(0, 40)} » ${Math.round(width)} × ${Math.round(height)}`,
      ];
    });
  }, least);
}
