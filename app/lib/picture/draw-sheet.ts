import { GrappeError } from '#domain/errors.ts';
import { kindOfProjection } from '#domain/boards/catalogue.ts';
import type { SheetProjection } from '#domain/sheet/projection.ts';
import { sheetTables } from '#domain/sheet/tables.ts';
import { drawCards } from './draw-cards.ts';
import { drawForm } from './draw-form.ts';
import { drawMap } from './draw-map.ts';
import { drawTable } from './draw-table.ts';
import type { Drawing } from './drawing.ts';
import { box, FONT, heightOf, lines, n, PAPER, wrapped, type Measure } from './ink.ts';

/** Words around the drawing. `over`: where it stands; `under`: whose, version, date; `foot`: what the programme asks to say. */
export type Caption = { over: string; title: string; under: string[]; foot: string[] };

/** The long side of an A4 page: letters of 17 are then 3.6 mm high. */
export const WIDTH = 1400;
const MARGIN = 48;

/**
 * A sheet as one SVG picture, with `fontFace` (a `@font-face` rule that holds its font) inside. The same arguments give the same text.
 * @throws GrappeError `internal` for a projection whose kind nobody declares
 */
export function drawSheet(
  projection: SheetProjection,
  caption: Caption,
  measure: Measure,
  fontFace: string,
): { svg: string; width: number; height: number } {
  return drawPage(drawBody(projection, measure), caption, measure, fontFace);
}

/** A drawing with its words around it, on a page as wide as it needs. */
export function drawPage(
  body: Drawing,
  caption: Caption,
  measure: Measure,
  fontFace: string,
): { svg: string; width: number; height: number } {
  const inner = Math.max(WIDTH, body.width);
  const head = drawHead(caption, inner, measure);
  const foot = caption.foot.flatMap((text) => wrapped(text, inner, 13, 400, measure));
  const width = inner + 2 * MARGIN;
  const bodyTop = MARGIN + head.height + 24;
  const footTop = bodyTop + body.height + 28;
  const height = Math.ceil(footTop + heightOf(foot.length, 13) + MARGIN / 2);
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${n(width)}" height="${n(height)}" viewBox="0 0 ${n(width)} ${n(height)}" font-family="'${FONT}', Verdana, sans-serif" role="img">`,
    `<style>${fontFace}</style>`,
    box({ x: 0, y: 0, width, height }, { fill: PAPER.ground }),
    `<g transform="translate(${MARGIN} ${MARGIN})">${head.svg}</g>`,
    `<g transform="translate(${MARGIN} ${n(bodyTop)})">${body.svg}</g>`,
    lines(foot, MARGIN, footTop, { size: 13, colour: PAPER.soft }),
    '</svg>',
  ].join('');
  return { svg, width, height };
}

function drawBody(projection: SheetProjection, measure: Measure): Drawing {
  const kind = kindOfProjection(projection);
  if (projection.family === 'cards' && kind?.family === 'cards')
    return drawCards(projection, kind, WIDTH, measure);
  if (projection.family === 'map' && kind?.family === 'map') return drawMap(projection, kind, WIDTH, measure);
  if (projection.family === 'form' && kind?.family === 'form')
    return drawForm(projection, kind, WIDTH, measure);
  const [table] = sheetTables(projection);
  if (!table) throw new GrappeError('internal', 'no table');
  return drawTable(table, WIDTH, measure);
}

function drawHead({ over, title, under }: Caption, width: number, measure: Measure): Drawing {
  const titles = wrapped(title, width, 34, 700, measure);
  const facts = wrapped(under.join('  ·  '), width, 16, 400, measure);
  const overs = wrapped(over, width, 16, 400, measure);
  const titleTop = heightOf(overs.length, 16) + 4;
  const factsTop = titleTop + heightOf(titles.length, 34) + 4;
  const height = factsTop + heightOf(facts.length, 16) + 10;
  return {
    svg:
      lines(overs, 0, 0, { size: 16, colour: PAPER.soft }) +
      lines(titles, 0, titleTop, { size: 34, weight: 700 }) +
      lines(facts, 0, factsTop, { size: 16, colour: PAPER.soft }) +
      box({ x: 0, y: height, width, height: 2 }, { fill: PAPER.ink }),
    width,
    height,
  };
}
