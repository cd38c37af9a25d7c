/**
 * The six shapes that double the six establishment colours, in the same order (0–5), as paths of a 40 × 40 box. All leave
 * room for three letters in the middle.
 */
const ESTABLISHMENT_SHAPES = [
  /* circle */ 'M20 1a19 19 0 1 1 0 38a19 19 0 1 1 0-38Z',
  /* square */ 'M8 2.5h24A5.5 5.5 0 0 1 37.5 8v24a5.5 5.5 0 0 1-5.5 5.5H8A5.5 5.5 0 0 1 2.5 32V8A5.5 5.5 0 0 1 8 2.5Z',
  /* hexagon */ 'M11.2 3.2h17.6a3 3 0 0 1 2.6 1.5l8 13.8a3 3 0 0 1 0 3l-8 13.8a3 3 0 0 1-2.6 1.5H11.2a3 3 0 0 1-2.6-1.5l-8-13.8a3 3 0 0 1 0-3l8-13.8a3 3 0 0 1 2.6-1.5Z',
  /* house */ 'M17.9 1.9a3.4 3.4 0 0 1 4.2 0l14.6 11.6a3.4 3.4 0 0 1 1.3 2.7V34a4 4 0 0 1-4 4H6a4 4 0 0 1-4-4V16.2a3.4 3.4 0 0 1 1.3-2.7Z',
  /* leaf */ 'M2.5 2.5H22A15.5 15.5 0 0 1 37.5 18v19.5H18A15.5 15.5 0 0 1 2.5 22Z',
  /* shield */ 'M5 2.5h30A2.5 2.5 0 0 1 37.5 5v14.5C37.5 30 28.6 36.4 21 39a3 3 0 0 1-2 0C11.4 36.4 2.5 30 2.5 19.5V5A2.5 2.5 0 0 1 5 2.5Z',
] as const;

/** Shape of an establishment's colour index; an index the contract does not know falls back on the first shape. */
export function establishmentShape(colour: number): string {
  return ESTABLISHMENT_SHAPES[colour] ?? ESTABLISHMENT_SHAPES[0];
}

/** Inline style that gives a component `--est` and `--est-ink`, the fill and the letters of an establishment. */
export function establishmentColours(colour: number): string {
  const index = colour in ESTABLISHMENT_SHAPES ? colour : 0;
  return `--est: var(--est-${index}); --est-ink: var(--est-${index}-ink);`;
}
