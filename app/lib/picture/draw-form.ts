import type { KindOf } from '#domain/boards/kind.ts';
import type { ProjectionOf } from '#domain/sheet/projection.ts';
import type { Drawing } from './drawing.ts';
import { box, heightOf, lines, PAPER, wrapped, type Measure } from './ink.ts';

const SIZE = 17;

/** Each field's title, then its answer. */
export function drawForm(
  projection: ProjectionOf<'form'>,
  kind: KindOf<'form'>,
  width: number,
  measure: Measure,
): Drawing {
  const left = width * 0.28;
  let y = 0;
  let svg = '';
  for (const { key, title, choices } of kind.fields) {
    const said = projection.fields[key] ?? '';
    const answer = choices?.find((choice) => choice.key === said)?.title ?? said;
    const titles = wrapped(title, left - 24, SIZE, 700, measure);
    const words = wrapped(answer || '—', width - left, SIZE, 400, measure);
    svg += lines(titles, 0, y + 10, { size: SIZE, weight: 700, colour: PAPER.accent });
    svg += lines(words, left, y + 10, { size: SIZE, colour: answer ? PAPER.ink : PAPER.soft });
    y += heightOf(Math.max(titles.length, words.length), SIZE) + 20;
    svg += box({ x: 0, y: y - 1, width, height: 1 }, { fill: PAPER.line });
  }
  return { svg, width, height: y };
}
