import { describe, expect, it } from 'vitest';
import { ofPerson } from './of-person.ts';

describe('the name of a person', () => {
  it('bends « de » before it when it begins with a vowel or a silent h', () => {
    const names = ['Anne', 'Élodie', 'Hélène', 'Yves', 'Claire', 'Yasmine'];
    expect(names.map(ofPerson)).toEqual([
      'd’Anne',
      'd’Élodie',
      'd’Hélène',
      'd’Yves',
      'de Claire',
      'de Yasmine',
    ]);
  });
});
