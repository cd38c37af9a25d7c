import { kindOf, sheetKindOf } from '#domain/boards/catalogue.ts';
import { describe, expect, it } from 'vitest';
import { CONTENT } from './content.ts';

const everywhere = <T>(family: Record<string, Record<string, T>>): [string, T][] =>
  Object.entries(family).flatMap(([kind, byPlace]) =>
    Object.values(byPlace).map((content): [string, T] => [kind, content]),
  );
const keys = (list: readonly { key: string }[] | undefined): string[] => (list ?? []).map(({ key }) => key);

describe('what the demo people wrote', () => {
  it('is in zones and carries marks that exist', () => {
    for (const [key, zones] of everywhere(CONTENT.cards)) {
      const kind = sheetKindOf(key);
      if (kind?.family !== 'cards') throw new Error(`${key} is not of cards`);
      expect(keys(kind.zones), key).toEqual(expect.arrayContaining(Object.keys(zones)));
      const marks = Object.values(zones)
        .flat()
        .flatMap((card) => (typeof card === 'string' ? [] : card.slice(1)));
      expect(keys(kind.marks), key).toEqual(expect.arrayContaining(marks));
    }
  });

  it('is in columns that exist, with choices that exist', () => {
    for (const [key, rows] of everywhere(CONTENT.rows)) {
      const kind = sheetKindOf(key);
      if (kind?.family !== 'table') throw new Error(`${key} is not a table`);
      for (const [column, value] of rows.flatMap((row) => Object.entries(row))) {
        const declared = kind.columns.find((candidate) => candidate.key === column);
        expect(declared, `${key}.${column}`).toBeDefined();
        if (declared?.type === 'choice') expect(keys(declared.choices), `${key}.${column}`).toContain(value);
      }
    }
  });

  it('answers fields and questions that exist', () => {
    for (const [key, fields] of everywhere(CONTENT.fields)) {
      const kind = sheetKindOf(key);
      if (kind?.family !== 'form') throw new Error(`${key} is not a form`);
      for (const [field, value] of Object.entries(fields)) {
        const declared = kind.fields.find((candidate) => candidate.key === field);
        expect(declared, `${key}.${field}`).toBeDefined();
        if (declared?.choices) expect(keys(declared.choices), `${key}.${field}`).toContain(value);
      }
    }
    for (const [key, answers] of Object.entries(CONTENT.answers)) {
      const kind = kindOf(key);
      expect(kind?.family === 'questionnaire' && keys(kind.questions), key).toEqual(
        expect.arrayContaining(Object.keys(answers)),
      );
    }
  });

  it('fills every kind somewhere', () => {
    const filled = new Set(
      [CONTENT.cards, CONTENT.map, CONTENT.rows, CONTENT.fields, CONTENT.answers].flatMap((family) =>
        Object.keys(family),
      ),
    );
    expect(filled.size).toBe(20);
  });
});
