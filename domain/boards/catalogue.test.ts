import { describe, expect, it } from 'vitest';
import { paca2018 } from '../programmes/paca-2018.ts';
import { CATALOGUE, kindOf } from './catalogue.ts';

const keysOf = (kind: (typeof CATALOGUE)[number]): string[] => {
  if (kind.family === 'cards') return kind.zones.map((zone) => zone.key);
  if (kind.family === 'table') return kind.columns.map((column) => column.key);
  if (kind.family === 'form') return kind.fields.map((field) => field.key);
  if (kind.family === 'questionnaire') return kind.questions.map((question) => question.key);
  return [];
};

/** The kinds of the method, in the order it meets them, and the two that facilitators expect besides. */
const METHOD = [
  'INITIAL_REPRESENTATIONS',
  'GROUP_RULES',
  'PROJECT_TIMELINE',
  'STAKES_STRENGTHS_WEAKNESSES',
  'SWOT',
  'COMMITTEE_COMPOSITION',
  'ESSENTIALS_SORT',
  'WORK_SITUATION_PHOTO',
  'DIAGNOSIS',
  'PRIORITY_MAP',
  'PRIORITY_VOTE',
  'EXPERIMENT_CRITERIA',
  'EXPERIMENT_SHEET',
  'EXPERIENCE_FEEDBACK',
  'ACTION_PLAN',
  'STRENGTHS_WEAKNESSES_VIGILANCE',
  'REPRESENTATIONS_RETURN',
  'SUSTAINABILITY',
  'HOT_EVALUATION',
  'CAPITALISATION_SHEET',
];

/** What the method has these produce, though no phase of the PACA call expects it under that name. */
const BESIDE_THE_CALL: Record<string, string> = {
  PRIORITY_VOTE: 'choix des priorités QVT + motif',
  HOT_EVALUATION: 'évaluation à chaud → bilan global',
  CAPITALISATION_SHEET: 'synthèse par établissement, guide de capitalisation, livrable régional',
};

describe('catalogue of board kinds', () => {
  it('holds every kind of the method, in its order', () => {
    expect(CATALOGUE.map(({ key }) => key)).toEqual(METHOD);
  });

  it('covers every family', () => {
    expect(new Set(CATALOGUE.map((kind) => kind.family))).toEqual(
      new Set(['cards', 'map', 'table', 'form', 'questionnaire']),
    );
  });

  it.each(CATALOGUE.map((kind) => [kind.key, kind] as const))('%s says how to use it', (_key, kind) => {
    expect(kind.flow.length).toBeGreaterThanOrEqual(3);
    // Said to the one who runs the board: a sentence each, never a note in telegraphic style.
    for (const step of kind.flow) expect(step).toMatch(/^\p{Lu}.{8,}\.$/u);
    expect(kind.instruction).toMatch(/[.?!]$/);
    expect(kind.provenance).toMatch(/appel|référentiel|public|Grappe/);
    expect(kind.emptyHint).toMatch(/[.?!]$/);
  });

  it('refers only to what exists: zones of a deck or a recall, columns of a time line, choices of a parity', () => {
    for (const kind of CATALOGUE) {
      const keys = keysOf(kind);
      if (kind.family === 'cards') {
        if (kind.deck) expect(keys, kind.key).toContain(kind.deck);
        if (kind.recall) {
          expect(keys, kind.key).toContain(kind.recall.zone);
          expect(kindOf(kind.recall.kind)?.family, kind.key).toBe('cards');
        }
      }
      if (kind.family !== 'table') continue;
      const { timeline, parity } = kind;
      for (const key of [timeline?.start, timeline?.end, timeline?.label, timeline?.state, parity?.column])
        if (key !== undefined) expect(keys, kind.key).toContain(key);
      const choices = (columnKey: string | undefined): string[] => {
        const column = kind.columns.find(({ key }) => key === columnKey);
        return column?.type === 'choice' ? column.choices.map(({ key }) => key) : [];
      };
      expect(choices(timeline?.state)).toEqual(expect.arrayContaining(timeline?.settled ?? []));
      expect(choices(parity?.column)).toEqual(expect.arrayContaining(parity?.between ?? []));
      for (const column of kind.columns)
        if (column.type === 'measures')
          for (const key of [column.baseline, column.target]) if (key) expect(keys, kind.key).toContain(key);
    }
  });

  it('has no key twice, in the catalogue or inside a kind', () => {
    const keys = CATALOGUE.map((kind) => kind.key);
    expect(new Set(keys).size).toBe(keys.length);
    for (const kind of CATALOGUE) expect(new Set(keysOf(kind)).size, kind.key).toBe(keysOf(kind).length);
  });

  it('names as its deliverable one that the PACA call expects, word for word, or what the method says', () => {
    const expected = new Set(paca2018.phases.flatMap((phase) => phase.expected.map(({ title }) => title)));
    for (const { key, deliverable } of CATALOGUE) {
      if (deliverable === null) continue;
      if (!expected.has(deliverable)) expect(deliverable, key).toBe(BESIDE_THE_CALL[key]);
    }
  });

  it('holds every kind the programme asks for', () => {
    const asked = paca2018.phases.flatMap((phase) => [
      ...phase.boards,
      ...phase.expected.flatMap(({ boardKind }) => boardKind ?? []),
    ]);
    for (const key of asked) expect(kindOf(key), key).toBeDefined();
  });

  it('does not know a kind nobody declared', () => {
    expect(kindOf('constructor')).toBeUndefined();
  });
});
