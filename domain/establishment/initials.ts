/** French little words that open or join a name and tell nothing of it. */
const LITTLE_WORDS = new Set([
  'le',
  'la',
  'les',
  'l',
  'de',
  'du',
  'des',
  'd',
  'a',
  'à',
  'au',
  'aux',
  'en',
  'et',
  'sur',
]);

/**
 * Two or three capitals that stand for an establishment beside its colour: « La Fontaine aux Merles » is FM, « Les Saules »
 * is SA. Never empty for a name that holds a letter or a digit.
 */
export function initialsOf(shortName: string): string {
  const words = shortName.match(/[\p{L}\p{N}]+/gu) ?? [];
  const telling = words.filter((word) => !LITTLE_WORDS.has(word.toLocaleLowerCase('fr')));
  const [first, ...rest] = telling.length > 0 ? telling : words;
  if (!first) return '';
  const letters = rest.length > 0 ? [first, ...rest].slice(0, 3).map((word) => word[0]) : [first.slice(0, 2)];
  return letters.join('').toLocaleUpperCase('fr');
}
