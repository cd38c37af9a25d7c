import { describe, expect, it } from 'vitest';
import type { SheetProjection } from '#domain/sheet/projection.ts';
import { drawSheet } from './draw-sheet.ts';
import { wrapped } from './ink.ts';

/** A font whose every letter is half as wide as it is high. */
const measure = (text: string, size: number) => text.length * size * 0.5;
const CAPTION = {
  over: 'Cluster',
  title: 'Titre <b>',
  under: ['EHPAD', 'Version 2'],
  foot: ['Empreinte : abc'],
};
const draw = (projection: SheetProjection) => drawSheet(projection, CAPTION, measure, '@font-face{}');
const said = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text);

const SHEETS: SheetProjection[] = [
  {
    family: 'cards',
    kind: 'INITIAL_REPRESENTATIONS',
    zones: [
      {
        key: 'fears',
        groups: [{ id: 'g', title: 'Le temps' }],
        cards: [{ id: '1', text: 'Manque & bruit', group: 'g' }],
      },
    ],
  },
  {
    family: 'map',
    kind: 'PRIORITY_MAP',
    cards: [
      { id: '1', text: 'Manque & bruit', note: 'IDE', x: 1, y: 5 },
      { id: '2', text: 'Sans place', note: '', x: null, y: null },
    ],
  },
  {
    family: 'table',
    kind: 'ACTION_PLAN',
    rows: [{ id: '1', cells: { action: 'Manque & bruit', dueDate: '2027-03-01' } }],
  },
  { family: 'form', kind: 'EXPERIMENT_SHEET', fields: { title: 'Manque & bruit' } },
];

describe('a picture of a sheet', () => {
  it.each(SHEETS)(
    'says everything of a $family, is the same each time, and needs nothing from elsewhere',
    (sheet) => {
      const { svg, width, height } = draw(sheet);
      expect(said(svg)).toEqual(
        expect.arrayContaining(['Titre &lt;b&gt;', 'Manque &amp; bruit', 'Empreinte : abc']),
      );
      expect(draw(sheet).svg).toBe(svg);
      expect(svg.replace('xmlns="http://www.w3.org/2000/svg"', '')).not.toMatch(
        /https?:|href|<image|<foreignObject/,
      );
      expect(svg).not.toContain('NaN');
      expect(width).toBeGreaterThan(1000);
      expect(height).toBeGreaterThan(100);
    },
  );

  it('keeps a point on the edge whole inside the frame', () => {
    const { svg } = draw(SHEETS[1] as SheetProjection);
    const circles = [...svg.matchAll(/<circle cx="([\d.]+)" cy="([\d.]+)" r="(\d+)"/g)];
    expect(circles).toHaveLength(1);
    const [, x, y, radius] = circles[0]!.map(Number) as [number, number, number, number];
    expect(x - radius).toBeGreaterThanOrEqual(44);
    expect(y - radius).toBeGreaterThanOrEqual(0);
  });

  it('draws a table too wide for a page wider, and cuts no ordinary word', () => {
    const kind = { family: 'table' as const, kind: 'EXPERIMENT_CRITERIA' };
    const long = 'Organisation-technique';
    const { svg } = draw({
      ...kind,
      rows: [{ id: '1', cells: { criterion: `Le temps ${long}`, indicator: 'x'.repeat(300) } }],
    });
    expect(said(svg).join('|')).toContain(long);
  });
});

it('words are cut between words, and within one that is longer than a line', () => {
  const cut = (text: string) => wrapped(text, 50, 10, 400, measure);
  expect(cut('aaaa bbbb cccc')).toEqual(['aaaa bbbb', 'cccc']);
  expect(cut('abcdefghijklmno p')).toEqual(['abcdefghij', 'klmno p']);
  expect(cut('un\n\ndeux')).toEqual(['un', '', 'deux']);
});
