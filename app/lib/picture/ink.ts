/*
 * A drawing as SVG text. Everything is placed by numbers and a measure of words that is handed in, so that the same sheet always gives
 * the same drawing, on a screen as in a test.
 */

/** Width of `text` in units of the drawing. */
export type Measure = (text: string, size: number, weight: Weight) => number;
export type Weight = 400 | 700;

/** Colours of paper: what leaves Grappe is printed, and never follows a dark theme. */
export const PAPER = {
  ink: '#2a1f2d',
  soft: '#5d5160',
  line: '#b9adb9',
  faint: '#e4dce4',
  accent: '#5b1f55',
  accentSoft: '#f6edf4',
  ground: '#ffffff',
} as const;

export const FONT = 'Atkinson Hyperlegible Next';
/** Height of a line for a size of letter. */
const LEADING = 1.35;

/** Characters that XML cannot hold: the whole drawing would not open. */
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Words as they may stand in SVG text. */
export function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(UNWRITABLE, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

export type Style = { size: number; weight?: Weight; colour?: string; anchor?: 'start' | 'middle' | 'end' };

/** One line of words; `y` is its top. */
export function line(text: string, x: number, y: number, style: Style): string {
  const { size, weight = 400, colour = PAPER.ink, anchor = 'start' } = style;
  const attributes = `x="${n(x)}" y="${n(y + size * 1.02)}" font-size="${size}" font-weight="${weight}" fill="${colour}" text-anchor="${anchor}"`;
  return `<text ${attributes} xml:space="preserve">${escaped(text)}</text>`;
}

/** Words already cut in lines; `y` is the top of the first. */
export function lines(texts: readonly string[], x: number, y: number, style: Style): string {
  return texts.map((text, at) => line(text, x, y + at * style.size * LEADING, style)).join('');
}

export function box(
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
  { fill = 'none', stroke = 'none', radius = 0, thick = 1 } = {},
): string {
  return `<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" rx="${radius}" fill="${fill}" stroke="${stroke}" stroke-width="${thick}"/>`;
}

export function stroke(x1: number, y1: number, x2: number, y2: number, colour: string, dash = ''): string {
  const dashes = dash ? ` stroke-dasharray="${dash}"` : '';
  return `<line x1="${n(x1)}" y1="${n(y1)}" x2="${n(x2)}" y2="${n(y2)}" stroke="${colour}" stroke-width="1.5"${dashes}/>`;
}

/** Height of so many lines. */
export const heightOf = (count: number, size: number): number => count * size * LEADING;

/** Cuts words in lines no wider than `width`. A word longer than a line is cut too. Line breaks are kept. */
export function wrapped(
  text: string,
  width: number,
  size: number,
  weight: Weight,
  measure: Measure,
): string[] {
  return text.split('\n').flatMap((paragraph) => {
    const done: string[] = [];
    let current = '';
    const fits = (words: string) => measure(words, size, weight) <= width;
    for (const word of paragraph.split(' ')) {
      const longer = current === '' ? word : `${current} ${word}`;
      if (fits(longer)) current = longer;
      else {
        if (current !== '') done.push(current);
        current = word;
        while (current.length > 1 && !fits(current)) {
          let cut = current.length - 1;
          while (cut > 1 && !fits(current.slice(0, cut))) cut -= 1;
          // Half an emoji is not a character.
          if (cut > 1 && /[\uD800-\uDBFF]/.test(current[cut - 1] as string)) cut -= 1;
          done.push(current.slice(0, cut));
          current = current.slice(cut);
        }
      }
    }
    return [...done, current];
  });
}

/** Two decimals at most: a drawing reads the same whatever the machine that computed it. */
export function n(value: number): string {
  return String(Math.round(value * 100) / 100);
}
