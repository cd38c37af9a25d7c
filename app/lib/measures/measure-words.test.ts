import { experimentCriteria } from '#domain/boards/kinds/experiment-criteria.ts';
import { describe, expect, it } from 'vitest';
import { chartWords, dayWords, levelsOf, measureSummary, tightDay } from './measure-words.ts';

const taken = [
  { day: '2026-10-01', value: 4 },
  { day: '2026-11-12', value: 2.25 },
];
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('measures in words', () => {
  it('say how many, the last value whole, and its day', () => {
    expect(plain(measureSummary(taken))).toBe('2 mesures, dernière 2,25 le 12 nov. 2026');
    expect(plain(measureSummary(taken.slice(0, 1), 'min'))).toBe('1 mesure, 4 min le 1er oct. 2026');
    expect(measureSummary([])).toBe('');
    expect([dayWords('2026-01-01'), tightDay('2026-01-31')]).toEqual(['1er janv. 2026', '31/01/26']);
  });

  it('say a chart to whoever does not see it', () => {
    expect(plain(chartWords(taken, { baseline: 4, target: null }))).toBe(
      'Valeur de départ : 4. 2 mesures, de 4 le 1er oct. 2026 à 2,25 le 12 nov. 2026.',
    );
  });

  it('take the lines from the row’s own columns, and none when they hold no level', () => {
    const column = experimentCriteria.columns.find((each) => each.type === 'measures')!;
    const of = (cells: Record<string, unknown>) => levelsOf(experimentCriteria, column, (key) => cells[key]);
    expect(of({ baseline: 12, targetValue: 2 })).toMatchObject({ baseline: 12, target: 2 });
    expect(of({ baseline: null })).toMatchObject({ baseline: null, target: null });
  });
});
