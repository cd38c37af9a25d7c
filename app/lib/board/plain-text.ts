import type { SheetKind } from '#domain/boards/kind.ts';
import { arranged, type CardOf } from '#domain/sheet/arrangement.ts';
import type { SheetProjection } from '#domain/sheet/projection.ts';
import { answerText, markTitles } from '#domain/sheet/wording.ts';
import { measuresText } from '#domain/sheet/measures.ts';
import { cellWords } from './table/cell-words.ts';

/** A sheet as text to paste elsewhere: what a person takes away when the server will not have it. */
export function plainText(projection: SheetProjection, kind: SheetKind): string {
  const lines: string[] = [kind.title, ''];
  if (projection.family === 'cards' && kind.family === 'cards')
    for (const zone of projection.zones) {
      lines.push(kind.zones.find(({ key }) => key === zone.key)?.title ?? zone.key);
      const said = (card: CardOf): string => {
        const marks = markTitles(card, kind.marks);
        return `- ${card.text}${marks ? ` (${marks})` : ''}`;
      };
      for (const standing of arranged(zone))
        if ('card' in standing) lines.push(said(standing.card));
        else {
          lines.push(`${standing.group.title || 'Groupe sans titre'} :`);
          lines.push(...standing.cards.map((card) => `  ${said(card)}`));
        }
      lines.push('');
    }
  if (projection.family === 'map')
    lines.push(...projection.cards.map(({ text, note }) => `- ${text}${note ? ` (${note})` : ''}`));
  if (projection.family === 'table' && kind.family === 'table')
    for (const { cells, measures } of projection.rows) {
      for (const column of kind.columns) {
        const words =
          column.type === 'measures'
            ? measuresText(measures?.[column.key] ?? [])
            : cellWords(column, cells[column.key]);
        if (words) lines.push(`${column.title} : ${words}`);
      }
      lines.push('');
    }
  if (projection.family === 'form' && kind.family === 'form')
    for (const field of kind.fields)
      lines.push(field.title, answerText(projection.fields[field.key], field), '');
  return lines.join('\n').trim();
}
