import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contrast, distance, seenBy, VISIONS } from './colour-vision.ts';

/** The tokens as a browser would read them: name → one colour per theme. */
const TOKENS = new Map(
  [
    ...readFileSync(new URL('./tokens.css', import.meta.url), 'utf8').matchAll(
      /--([\w-]+): light-dark\((#[\da-f]{6}), (#[\da-f]{6})\);/g,
    ),
  ].map(([, name, light, dark]) => [name!, { light: light!, dark: dark! }]),
);
const THEMES = ['light', 'dark'] as const;
const PAPERS = ['ground', 'surface', 'surface-raised'];
const ESTABLISHMENTS = [0, 1, 2, 3, 4, 5].map((index) => `est-${index}`);

function colour(name: string, theme: 'light' | 'dark'): string {
  const token = TOKENS.get(name);
  if (!token) throw new Error(`no colour token --${name}`);
  return token[theme];
}

/** Text on its background: WCAG AA asks for 4.5. */
const TEXT: [string, string[]][] = [
  [
    'ink',
    [
      ...PAPERS,
      'surface-sunk',
      'accent-soft',
      'positive-soft',
      'caution-soft',
      'negative-soft',
      'info-soft',
      'neutral-soft',
    ],
  ],
  ['ink-soft', [...PAPERS, 'surface-sunk', 'accent-soft']],
  ['accent-text', [...PAPERS, 'surface-sunk', 'accent-soft']],
  ['accent-ink', ['accent', 'accent-hover']],
  ['deep-ink', ['deep', 'deep-soft']],
  ['deep', ['deep-hover']],
  ...['positive', 'caution', 'negative', 'info', 'neutral'].map((tone): [string, string[]] => [
    tone,
    [...PAPERS, `${tone}-soft`],
  ]),
  ...ESTABLISHMENTS.map((name): [string, string[]] => [`${name}-ink`, [name]]),
];

/** Borders of controls, focus, marks: WCAG asks for 3. */
const SIGNS: [string, string[]][] = [
  ['line-strong', PAPERS],
  ['focus', [...PAPERS, 'surface-sunk', 'accent-soft']],
  ['accent', PAPERS],
  ...ESTABLISHMENTS.map((name): [string, string[]] => [name, PAPERS]),
];

describe.each(THEMES)('%s theme', (theme) => {
  it.each(TEXT.flatMap(([text, grounds]) => grounds.map((ground) => [text, ground] as const)))(
    '%s can be read on %s',
    (text, ground) => {
      expect(contrast(colour(text, theme), colour(ground, theme))).toBeGreaterThanOrEqual(4.5);
    },
  );

  it.each(SIGNS.flatMap(([sign, grounds]) => grounds.map((ground) => [sign, ground] as const)))(
    '%s can be seen on %s',
    (sign, ground) => {
      expect(contrast(colour(sign, theme), colour(ground, theme))).toBeGreaterThanOrEqual(3);
    },
  );

  it.each(VISIONS)('keeps the six establishments and the accent apart for a %s eye', (vision) => {
    const seen = [...ESTABLISHMENTS, 'accent'].map((name) => seenBy(vision, colour(name, theme)));
    const nearest = Math.min(...seen.flatMap((a, index) => seen.slice(index + 1).map((b) => distance(a, b))));
    // About 2 is the smallest difference an eye sees side by side; 9 is told apart across a page.
    expect(nearest).toBeGreaterThan(9);
  });
});
