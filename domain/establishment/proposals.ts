import { initialsOf } from './initials.ts';

/** Kinds of establishment the calls name, offered while typing; anything may be written. */
export const ESTABLISHMENT_TYPES = [
  'EHPAD',
  'SSIAD',
  'SAD',
  'IME',
  'ITEP',
  'MAS',
  'FAM',
  'ESAT',
  'Foyer de vie',
  'SESSAD',
  'SAVS',
  'CMPP',
  'Centre hospitalier',
  'Clinique',
  'USLD',
] as const;

/** Legal statuses, as on the applications of the calls. */
export const ESTABLISHMENT_STATUSES = ['public', 'associatif', 'privé commercial'] as const;

/** Colours and shapes there are; the seventh establishment shares one. */
export const COLOUR_COUNT = 6;

/** The name without its kind: « EHPAD La Fontaine aux Merles » is « La Fontaine aux Merles ». Never empty. */
export function proposeShortName(name: string): string {
  const trimmed = name.trim().replace(/\s+/g, ' ');
  const type = [...ESTABLISHMENT_TYPES]
    .sort((a, b) => b.length - a.length)
    .find((one) => trimmed.toLocaleLowerCase('fr').startsWith(`${one.toLocaleLowerCase('fr')} `));
  const rest = type ? trimmed.slice(type.length).trim() : trimmed;
  // « Centre hospitalier de la Baie » has no shorter name.
  return !rest || /^(?:(?:de|du|des)\s|d['’])/i.test(rest) ? trimmed : rest;
}

/** The kind a name begins with; empty when it begins with none. */
export function proposeType(name: string): string {
  const lower = `${name.trim().toLocaleLowerCase('fr')} `;
  return ESTABLISHMENT_TYPES.find((type) => lower.startsWith(`${type.toLocaleLowerCase('fr')} `)) ?? '';
}

export type Mark = { shortName: string; colour: number };

const sameMark = (a: Mark, b: Mark) =>
  a.colour === b.colour && initialsOf(a.shortName) === initialsOf(b.shortName);

/**
 * A colour (0–5) for one more establishment: one nobody has, else the least used where no other has the same initials. Colour, shape
 * and initials together tell establishments apart.
 */
export function proposeColour(shortName: string, others: readonly Mark[]): number {
  const uses = Array.from(
    { length: COLOUR_COUNT },
    (_, colour) => others.filter((other) => other.colour === colour).length,
  );
  const byUse = uses.map((_, colour) => colour).sort((a, b) => uses[a]! - uses[b]! || a - b);
  return byUse.find((colour) => !others.some((other) => sameMark({ shortName, colour }, other))) ?? byUse[0]!;
}

/** True when some other wears the same colour, shape and initials. */
export function hasTwin(mark: Mark, others: readonly Mark[]): boolean {
  return others.some((other) => sameMark(mark, other));
}
