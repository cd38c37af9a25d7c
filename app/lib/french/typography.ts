/** U+202F, before ; ? ! and inside thousands; U+00A0, before : and inside « ». */
export const NARROW = '\u202f';
export const NBSP = '\u00a0';

/**
 * Puts the spaces French typography asks for, so that a sign never starts a line. For text that people or data wrote; our own
 * sentences already carry them. URLs and times (« 9:30 ») are left alone because only spaces already there are replaced.
 */
export function french(text: string): string {
  return text
    .replace(/(\p{L})'(?=\p{L})/gu, '$1’')
    .replace(/ ?\.{3}/g, '…')
    .replace(/ +([;?!])/g, `${NARROW}$1`)
    .replace(/ +([:»])/g, `${NBSP}$1`)
    .replace(/«[ \u00a0\u202f]*/g, `«${NBSP}`)
    .replace(/(\d) +(?=%|€|h\b|min\b|s\b)/g, `$1${NBSP}`)
    .replace(/ (\d+)$/, `${NBSP}$1`);
}

/**
 * Words of people to read: a sign stays on the line of its word, whatever space they typed. In as many characters, for carets keep their
 * places by them; nothing else of what they wrote changes.
 */
export const unbroken = (words: string): string =>
  words.replace(/ ([:;?!»])/g, `${NBSP}$1`).replaceAll('« ', `«${NBSP}`);

/** First letter in capital, the rest as it is written: for a label that data holds in lower case. */
export function capitalised(text: string): string {
  return text.charAt(0).toLocaleUpperCase('fr') + text.slice(1);
}
