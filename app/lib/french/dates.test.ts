import { describe, expect, it } from 'vitest';
import { ago, day, dayKey, time } from './dates.ts';
import { plural } from './numbers.ts';
import { initialsOf } from './people.ts';

const noon = Date.UTC(2026, 10, 22, 11, 0);

describe('dates', () => {
  it('speak Paris time whatever the computer believes', () => {
    expect(time(noon)).toBe('12\u00a0h');
    expect(time(noon + 5 * 60_000)).toBe('12\u00a0h\u00a005');
    expect(dayKey(Date.UTC(2026, 10, 21, 23, 30))).toBe('2026-11-22');
  });

  it('say the first of a month as it is said', () => {
    expect(day(Date.UTC(2026, 4, 1, 10))).toBe('1er mai 2026');
  });

  it('say how long ago in words', () => {
    expect(ago(noon - 10_000, noon)).toBe('à l’instant');
    expect(ago(noon - 5 * 60_000, noon)).toBe('il y a 5\u00a0min');
    expect(ago(noon - 3 * 3_600_000, noon)).toBe('aujourd’hui à 9\u00a0h');
    expect(ago(noon - 24 * 3_600_000, noon)).toBe('hier à 12\u00a0h');
    expect(ago(noon - 72 * 3_600_000, noon)).toBe('le 19 novembre 2026');
  });
});

describe('words', () => {
  it('keep zero in the singular', () => {
    expect([plural(0, 'carte'), plural(1, 'carte'), plural(2, 'carte')]).toEqual([
      '0\u00a0carte',
      '1\u00a0carte',
      '2\u00a0cartes',
    ]);
  });

  it('make two initials', () => {
    expect([initialsOf('Claire Martin'), initialsOf('Jeanne de la Tour'), initialsOf('Élodie')]).toEqual([
      'CM',
      'JT',
      'ÉL',
    ]);
  });
});
