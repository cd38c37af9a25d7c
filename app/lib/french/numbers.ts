const WHOLE = new Intl.NumberFormat('fr-FR');
const DECIMAL = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 1 });
const EXACT = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 15 });

/** « 12 345 », « 2,5 ». */
export function number(value: number): string {
  return (Number.isInteger(value) ? WHOLE : DECIMAL).format(value);
}

/** All that was written: « 12,25 ». A value one may edit is never rounded, or looking at it would change it. */
export function exactNumber(value: number): string {
  return EXACT.format(value);
}

/** In French zero and one are singular: `plural(0, 'carte')` is « 0 carte », `plural(2, 'carte')` « 2 cartes ». */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${number(count)}\u00a0${Math.abs(count) < 2 ? one : many}`;
}

/** « a », « a et b », « a, b et c ». */
export function list(words: readonly string[]): string {
  return new Intl.ListFormat('fr-FR', { type: 'conjunction' }).format(words);
}
