import { describe, expect, it } from 'vitest';
import { levelIn, measuresText, numberIn, parseMeasures } from './measures.ts';

describe('a number as a French hand writes it', () => {
  it('takes a comma, spaces between thousands, a sign', () => {
    expect(['12,5', '1 200', '1\u202f200,25', '-3', '\u22123', ' 7 '].map(numberIn)).toEqual([
      12.5, 1200, 1200.25, -3, -3, 7,
    ]);
  });
  it('is null when empty and undefined when it is something else', () => {
    expect(numberIn('  ')).toBeNull();
    for (const words of ['deux', '2 au plus', '1e5', '0x10', '1,2,3', 'Infinity', '1e99'])
      expect(numberIn(words)).toBeUndefined();
  });
});

describe('the level a target stands for', () => {
  it('is its one number, whatever the words around', () => {
    const said = [3, '2,5', '2 au plus', 'Moins de 10 %', 'au moins 1 200 h', '15 min', '90%', '-2'];
    expect(said.map(levelIn)).toEqual([3, 2.5, 2, 10, 1200, 15, 90, -2]);
    expect(levelIn(' -2 ')).toBe(-2);
    expect(levelIn('12 : 00')).toBeNull();
    expect(levelIn('objectif 12:')).toBeNull();
  });
  it('is nobody’s guess: two numbers, a change or a name draw no line (rule T3)', () => {
    const unsafe = [
      '2 à 3',
      '2 10',
      'entre 1 et 2',
      '+20 %',
      'baisse de 20 %',
      '2 fois moins',
      '3/4',
      '12/11/2026',
    ];
    const others = [
      'Q4',
      '2 points de plus',
      'passer à -3',
      'stable',
      '',
      null,
      undefined,
      Number.NaN,
      '14:30',
    ];
    for (const said of [...unsafe, ...others]) expect(levelIn(said), String(said)).toBeNull();
  });
});

describe('measures in a file', () => {
  const taken = [
    { day: '2026-11-12', value: 2.5 },
    { day: '2027-01-15', value: -3 },
  ];
  it('are written with French days and numbers, and read back the same', () => {
    expect(measuresText(taken)).toBe('12/11/2026 : 2,5 ; 15/01/2027 : -3');
    expect(parseMeasures(measuresText(taken))).toEqual(taken);
    expect(parseMeasures(measuresText(taken.toReversed()))).toEqual(taken);
    expect(parseMeasures('')).toEqual([]);
  });
  it('are refused whole when one part is not a day and a number', () => {
    for (const bad of ['12/11/2026', '31/02/2026 : 4', '12/11/2026 : ; 13/11/2026 : 1', 'le 12 : 3'])
      expect(parseMeasures(bad), bad).toBeNull();
  });
});
