import type { KindOf } from '#domain/boards/kind.ts';
import type { ProjectionOf } from '#domain/sheet/projection.ts';
import { coordinate, quadrantOf } from '#domain/sheet/wording.ts';
import type { Drawing } from './drawing.ts';
import { box, heightOf, line, lines, n, PAPER, stroke, wrapped, type Measure } from './ink.ts';

const DOT = 17;
/** Height kept at the top and at the bottom of the plane for the names of its quadrants. */
const RIM = 34;
const SIZE = 17;

/** The plane with its axes and its four quadrants, cards as numbers, and beside it what each number says. */
export function drawMap(
  projection: ProjectionOf<'map'>,
  kind: KindOf<'map'>,
  width: number,
  measure: Measure,
): Drawing {
  const side = Math.min(760, width * 0.56);
  const plane = { x: 44, y: 0, width: side, height: side };
  const legendAt = plane.x + side + 40;
  const legend = drawLegend(projection, kind, { x: legendAt, y: 0, width: width - legendAt }, measure);
  const svg = drawPlane(kind, plane, measure) + drawDots(projection, kind, plane) + legend.svg;
  return { svg, width, height: Math.max(side + 44, legend.height) };
}

type Plane = { x: number; y: number; width: number; height: number };

function drawPlane(kind: KindOf<'map'>, plane: Plane, measure: Measure): string {
  const { x, y, width, height } = plane;
  const [right, bottom] = [x + width, y + height];
  const [middle, centre] = [x + width / 2, y + height / 2];
  const title = (text: string, at: number, top: number, anchor: 'start' | 'end', up: boolean) => {
    const cut = wrapped(text, width / 2 - 28, 16, 700, measure);
    return lines(cut, at, up ? top : top - heightOf(cut.length, 16), {
      size: 16,
      weight: 700,
      colour: PAPER.soft,
      anchor,
    });
  };
  const { topLeft, topRight, bottomLeft, bottomRight } = kind.quadrants;
  const axis = (low: string, name: string, high: string, length: number) =>
    line(low, 0, 0, { size: 15, colour: PAPER.soft }) +
    line(`${name} →`, length / 2, 0, { size: 16, weight: 700, anchor: 'middle' }) +
    line(high, length, 0, { size: 15, colour: PAPER.soft, anchor: 'end' });
  return (
    box({ x: middle, y, width: width / 2, height: height / 2 }, { fill: PAPER.accentSoft }) +
    box(plane, { stroke: PAPER.ink, thick: 1.5, radius: 2 }) +
    stroke(middle, y, middle, bottom, PAPER.line, '7 5') +
    stroke(x, centre, right, centre, PAPER.line, '7 5') +
    title(topLeft, x + 12, y + 8, 'start', true) +
    title(topRight, right - 12, y + 8, 'end', true) +
    title(bottomLeft, x + 12, bottom - 8, 'start', false) +
    title(bottomRight, right - 12, bottom - 8, 'end', false) +
    `<g transform="translate(${n(x)} ${n(bottom + 12)})">${axis(kind.x.low, kind.x.title, kind.x.high, width)}</g>` +
    `<g transform="translate(${n(x - 34)} ${n(bottom)}) rotate(-90)">${axis(kind.y.low, kind.y.title, kind.y.high, height)}</g>`
  );
}

function drawDots(projection: ProjectionOf<'map'>, kind: KindOf<'map'>, plane: Plane): string {
  const [low, high] = kind.range;
  const part = (value: number) => Math.min(1, Math.max(0, (value - low) / (high - low)));
  return projection.cards
    .map((card, at) => {
      if (card.x === null || card.y === null) return '';
      // Whole inside the frame, even on its edge.
      const x = plane.x + DOT + part(card.x) * (plane.width - 2 * DOT);
      const y = plane.y + RIM + DOT + (1 - part(card.y)) * (plane.height - 2 * (RIM + DOT));
      return (
        `<circle cx="${n(x)}" cy="${n(y)}" r="${DOT}" fill="${PAPER.accent}" stroke="${PAPER.ground}" stroke-width="2"/>` +
        line(String(at + 1), x, y - 9, { size: 16, weight: 700, colour: PAPER.ground, anchor: 'middle' })
      );
    })
    .join('');
}

function drawLegend(
  projection: ProjectionOf<'map'>,
  kind: KindOf<'map'>,
  at: { x: number; y: number; width: number },
  measure: Measure,
): Drawing {
  let y = at.y;
  let svg = '';
  const numbered = projection.cards.map((card, index) => ({ card, number: index + 1 }));
  const { topRight, topLeft, bottomRight, bottomLeft } = kind.quadrants;
  for (const quadrant of [topRight, topLeft, bottomRight, bottomLeft, null]) {
    const held = numbered.filter(({ card }) => quadrantOf(card, kind) === quadrant);
    if (held.length === 0) continue;
    svg += line(quadrant ?? 'À placer', at.x, y, { size: 18, weight: 700, colour: PAPER.accent });
    y += 32;
    for (const { card, number } of held) {
      const words = wrapped(card.text || '…', at.width - 44, SIZE, 700, measure);
      const notes = card.note ? wrapped(card.note, at.width - 44, 15, 400, measure) : [];
      const where =
        card.x === null || card.y === null
          ? []
          : [`${kind.x.title} ${coordinate(card.x)} · ${kind.y.title} ${coordinate(card.y)}`];
      svg += line(String(number), at.x + 26, y, {
        size: SIZE,
        weight: 700,
        colour: PAPER.accent,
        anchor: 'end',
      });
      svg += lines(words, at.x + 40, y, { size: SIZE, weight: 700 });
      y += heightOf(words.length, SIZE);
      svg += lines([...notes, ...where], at.x + 40, y, { size: 15, colour: PAPER.soft });
      y += heightOf(notes.length + where.length, 15) + 10;
    }
    y += 8;
  }
  if (numbered.length === 0) svg += line('Aucune carte', at.x, y, { size: 15, colour: PAPER.soft });
  return { svg, width: at.width, height: y - at.y };
}
