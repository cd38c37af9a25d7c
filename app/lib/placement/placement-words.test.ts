import { describe, expect, it } from 'vitest';
import { priorityMap } from '#domain/boards/kinds/priority-map.ts';
import { placedSentence, revealedSentence, smallGroupWarning, spreadSentence } from './placement-words.ts';

describe('what is said of a placement', () => {
  it('P8: warns small groups before they place', () => {
    expect(smallGroupWarning(3)).toMatch(/^À trois, l’écart peut laisser deviner/);
    expect(smallGroupWarning(2)).toMatch(/^À deux/);
    expect(smallGroupWarning(1)).toMatch(/n’est pas montré/);
    expect(smallGroupWarning(4)).toBeNull();
  });

  it('counts people in French', () => {
    expect(placedSentence(0, 3)).toBe('0\u00a0personne a placé sur 3');
    expect(placedSentence(2, 3)).toBe('2\u00a0personnes ont placé sur 3');
  });

  it('does not say that medians are shown when none is', () => {
    expect(revealedSentence([{ withheld: true }, { withheld: false }])).toContain('médianes et écarts');
    expect(revealedSentence([{ withheld: true }])).toContain('rien n’est montré');
  });

  it('says median and spread of both axes', () => {
    expect(
      spreadSentence(priorityMap, {
        id: 'a',
        title: 'Linge',
        withheld: false,
        placedBy: 3,
        measure: 'extremes',
        x: { median: 3, low: 1, high: 5 },
        y: { median: 4.25, low: 4.25, high: 4.25 },
        width: 4,
      }),
    ).toBe('Maîtrise 3 (de 1 à 5) · Importance 4,3 (sans écart)');
  });
});
