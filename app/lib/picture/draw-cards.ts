import type { KindOf } from '#domain/boards/kind.ts';
import type { ProjectionOf } from '#domain/sheet/projection.ts';
import { box, heightOf, line, lines, PAPER, wrapped, type Measure } from './ink.ts';
import type { Drawing } from './drawing.ts';

const GAP = 24;
const SIZE = 17;
const PADDING = 12;
const MOST_COLUMNS = 4;

/** Cards in their zones, side by side, gathered under their group's title; marks in words under the card. */
export function drawCards(
  projection: ProjectionOf<'cards'>,
  kind: KindOf<'cards'>,
  width: number,
  measure: Measure,
): Drawing {
  const perRow = Math.min(kind.zones.length, kind.zones.length === 5 ? 5 : MOST_COLUMNS);
  const column = (width - GAP * (perRow - 1)) / perRow;
  let top = 0;
  let svg = '';
  for (let first = 0; first < kind.zones.length; first += perRow) {
    const drawn = kind.zones.slice(first, first + perRow).map((zone, at) => {
      const held = projection.zones.find(({ key }) => key === zone.key);
      return drawZone(zone.title, held, kind, { x: at * (column + GAP), y: top, width: column }, measure);
    });
    const tallest = Math.max(...drawn.map(({ height }) => height));
    svg += drawn.map((zone) => zone.svg).join('');
    top += tallest + GAP;
  }
  return { svg, height: top - GAP, width };
}

type Place = { x: number; y: number; width: number };
type Held = ProjectionOf<'cards'>['zones'][number];

function drawZone(
  title: string,
  held: Held | undefined,
  kind: KindOf<'cards'>,
  at: Place,
  measure: Measure,
): Drawing {
  const cards = held?.cards ?? [];
  const titles = wrapped(`${title} (${cards.length})`, at.width - 2, 19, 700, measure);
  let y = at.y + heightOf(titles.length, 19) + 6;
  let svg = lines(titles, at.x, at.y, { size: 19, weight: 700, colour: PAPER.accent });
  svg += box({ x: at.x, y: y - 2, width: at.width, height: 2 }, { fill: PAPER.accent });
  y += 12;
  const put = (drawing: Drawing) => {
    svg += drawing.svg;
    y += drawing.height + 10;
  };
  for (const group of held?.groups ?? []) {
    const gathered = cards.filter((card) => card.group === group.id);
    put(
      drawCard(
        group.title,
        [`${gathered.length} carte${gathered.length > 1 ? 's' : ''}`],
        true,
        { ...at, y },
        measure,
      ),
    );
    for (const card of gathered)
      put(
        drawCard(card.text, marksOf(card, kind), false, { x: at.x + 16, y, width: at.width - 16 }, measure),
      );
  }
  for (const card of cards.filter(({ group }) => group === undefined))
    put(drawCard(card.text, marksOf(card, kind), false, { ...at, y }, measure));
  if (cards.length === 0) {
    svg += line('Aucune carte', at.x, y, { size: 15, colour: PAPER.soft });
    y += 30;
  }
  return { svg, height: y - at.y, width: at.width };
}

function marksOf(card: Held['cards'][number], kind: KindOf<'cards'>): string[] {
  return (kind.marks ?? []).filter(({ key }) => card.marks?.includes(key)).map(({ title }) => title);
}

function drawCard(text: string, under: string[], strong: boolean, at: Place, measure: Measure): Drawing {
  const inner = at.width - 2 * PADDING;
  const words = wrapped(text, inner, SIZE, strong ? 700 : 400, measure);
  const notes = under.flatMap((note) => wrapped(note, inner, 14, 700, measure));
  const height = heightOf(words.length, SIZE) + heightOf(notes.length, 14) + 2 * PADDING - 4;
  return {
    svg:
      box(
        { ...at, height },
        { fill: strong ? PAPER.accentSoft : PAPER.ground, stroke: PAPER.line, radius: 6 },
      ) +
      lines(words, at.x + PADDING, at.y + PADDING - 3, { size: SIZE, weight: strong ? 700 : 400 }) +
      lines(notes, at.x + PADDING, at.y + PADDING - 3 + heightOf(words.length, SIZE), {
        size: 14,
        weight: 700,
        colour: PAPER.accent,
      }),
    height,
    width: at.width,
  };
}
