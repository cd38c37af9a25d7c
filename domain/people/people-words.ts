import { plainWords, type PeopleContext } from './person-draft.ts';
import { COLLEGES, type College, type Role } from './roles.ts';

/* The words people write in a table, understood. All comparisons are without accents and capitals. */

const ROLE_WORDS: [Role, RegExp][] = [
  ['lead', /pilot|programme/],
  ['facilitator', /^anim|facilit|mission|consultant|intervenant/],
  ['observer', /observ|^ars$|copil/],
  ['member', /membre|participant|trinome|binome|equipe|referent|titulaire|suppleant/],
];

/** The role a word stands for; null for one that stands for none. */
export function roleNamed(text: string): Role | null {
  const words = plainWords(text);
  return ROLE_WORDS.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}

const COLLEGE_WORDS: [College, RegExp][] = [
  ['resource', /ressource/],
  ['staff', /representant|salarie|\bcse\b|\bcst\b|\brp\b|syndica|\belue?\b|delegue/],
  ['direction', /direct|employeur/],
  ['trade', /metier|medica|soign|profession/],
  // Last: « personnel soignant » and « personnel de direction » represent nobody.
  ['staff', /personnel/],
];

/** The college a word stands for: the programme's own label first, then what people usually write. */
export function collegeNamed(text: string, labels: Record<College, string>): College | null {
  const words = singular(text);
  const own = COLLEGES.find((college) => singular(labels[college]) === words);
  return own ?? COLLEGE_WORDS.find(([, pattern]) => pattern.test(plainWords(text)))?.[0] ?? null;
}

/** « Métiers » and « métier », « représentante » and « représentants » are the same. */
function singular(text: string): string {
  return plainWords(text)
    .split(' ')
    .map((word) => word.replace(/(?:es|s|e)$/, ''))
    .join(' ');
}

const YES = new Set(['oui', 'o', 'x', '1', 'vrai', 'true', 'yes', 'suppleant', 'suppleante']);

export const isYes = (text: string): boolean => YES.has(plainWords(text));

type Place = PeopleContext['establishments'][number];

/** The establishment of exactly this name or short name; two of one short name are told apart by their full one only. */
export function establishmentNamed(text: string, places: readonly Place[]): Place | null {
  const words = plainWords(text);
  if (!words) return null;
  const byName = places.find(({ name }) => plainWords(name) === words);
  if (byName) return byName;
  const byShortName = places.filter(({ shortName }) => plainWords(shortName) === words);
  return byShortName.length === 1 ? byShortName[0]! : null;
}

/** The establishment that was probably meant, to be proposed and never taken for granted; null when none is near. */
export function closestEstablishment(text: string, places: readonly Place[]): Place | null {
  const words = plainWords(text);
  if (words.length < 3) return null;
  const scored = places
    .map((place) => ({
      place,
      distance: Math.min(
        ...[place.name, place.shortName].map((name) => distanceBetween(words, plainWords(name))),
      ),
    }))
    .sort((a, b) => a.distance - b.distance);
  const [best] = scored;
  return best && best.distance <= 0.4 ? best.place : null;
}

/** 0 for the same words, 1 for nothing in common. A name that holds the other is near, however much longer. */
function distanceBetween(a: string, b: string): number {
  if (!a || !b) return 1;
  if (` ${b} `.includes(` ${a} `) || ` ${a} `.includes(` ${b} `)) return 0.1;
  return edits(a, b) / Math.max(a.length, b.length);
}

/** Letters to add, drop or change to go from one to the other (Levenshtein). */
function edits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1)
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length]!;
}
