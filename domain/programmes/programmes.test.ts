import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { CATALOGUE, kindOf } from '../boards/catalogue.ts';
import { PROGRAMMES, programmeOf } from './all.ts';
import { programmeProblems } from './check-programmes.ts';
import calls from './calls.fixture.json' with { type: 'json' };
import { paca2018 } from './paca-2018.ts';
import { defineProgramme, ProgrammeSchema, type Programme, type ProgrammeDraft } from './programme.ts';
import { suggestionFrom } from './suggestion.ts';

/* `calls.fixture.json` is a copy of what the documents print: their phases, expected deliverables and counts. */

/** Where `needle` stands in `hay` from `from` on, or -1. */
const indexFrom = <T>(hay: readonly T[], from: number, fits: (one: T) => boolean) => {
  const at = hay.slice(from).findIndex(fits);
  return at === -1 ? -1 : at + from;
};

describe.each(calls)('the call $code', (call) => {
  const programme = programmeOf(call.code)!;
  const written = programme.phases.filter(({ source }) => source === 'call');

  it('is a programme', () => {
    expect(programme).toBeDefined();
    expect(v.safeParse(ProgrammeSchema, programme).success).toBe(true);
  });

  it('has every phase, in order and word for word, and no other said to be its own', () => {
    expect(
      written.map(({ kind, title, subtitles, window, duration, content }) => ({
        kind,
        title,
        subtitles,
        window,
        duration,
        content,
      })),
    ).toEqual(call.phases.map(({ expected: _expected, ...phase }) => phase));
  });

  it('has every expected deliverable, in order, in its phase', () => {
    let from = 0;
    for (const phase of call.phases) {
      const at = indexFrom(programme.phases, from, ({ title }) => title === phase.title);
      expect(at, phase.title).toBeGreaterThanOrEqual(from);
      const own = programme.phases[at]!.expected.filter(({ source }) => source === 'call');
      expect(own.map(({ title }) => title)).toEqual(phase.expected);
      from = at + 1;
    }
    // And none that the call does not ask for, whether it names its phases or only counts them.
    const own = programme.phases
      .flatMap(({ expected }) => expected)
      .filter(({ source }) => source === 'call');
    expect(own).toHaveLength(call.phases.flatMap(({ expected }) => expected).length);
  });

  it('has as many moments of each kind as the call counts', () => {
    for (const [kind, count] of Object.entries(call.counts)) {
      expect(programme.phases.filter((phase) => phase.kind === kind).length, kind).toBe(count);
    }
  });
});

describe('programmes', () => {
  it('are the calls of the fixture, each under its own code', () => {
    expect(PROGRAMMES.map(({ code }) => code).sort()).toEqual(calls.map(({ code }) => code).sort());
  });

  it('offer what PACA wrote where a call leaves the moment open, and never apply it', () => {
    // The four calls that name no deliverable. Another call may name its own, and be offered less.
    const open = ['BRETAGNE-2019-2020', 'OCCITANIE-OMEGA-2021-2022', 'NORMANDIE-2024-2025', 'IDF-2020-2021'];
    for (const programme of open.map((code) => programmeOf(code)!)) {
      expect(
        programme.phases.every(({ expected }) => expected.length === 0),
        programme.code,
      ).toBe(true);
      const offered = programme.phases.flatMap(({ suggestion }) => suggestion?.expected ?? []);
      const known = paca2018.phases.flatMap(({ expected }) => expected.map(({ title }) => title));
      // Each of PACA's deliverables is offered once, in its order: none is lost, none is asked for twice.
      expect(
        offered.map(({ title }) => title),
        programme.code,
      ).toEqual(known);
      expect(new Set(offered.map(({ source }) => source))).toEqual(new Set(['grappe']));
    }
  });

  it('never name a phase after another kind of moment', () => {
    expect(suggestionFrom(paca2018, 'intersession', 2).title).toBeNull();
    expect(suggestionFrom(paca2018, 'kickoff', 0).title).toBe('J0 Réunion de lancement');
    // Numbers are each call's own: with PACA's, six collective sessions would be 1, 1, 2, 3, 4 and 5.
    expect(suggestionFrom(paca2018, 'individual', 4, 5)).toMatchObject({
      title: null,
      subtitles: ["Réalisation de l'état des lieux", "Formaliser l'état des lieux :"],
    });
    for (const { code, phases } of PROGRAMMES) {
      const counted = phases.filter(({ title }) => /\d$/.test(title));
      const titles = counted.map(({ title, suggestion }) => suggestion?.title ?? title);
      expect(new Set(titles).size, code).toBe(titles.length);
    }
    expect(() => suggestionFrom(paca2018, 'individual', 13)).toThrow('has no phase 13');
  });

  it('let a team be what its call allows', () => {
    const forms = programmeOf('BRETAGNE-2019-2020')!.team.forms;
    expect(forms.map(({ name, colleges }) => [name, colleges.length])).toEqual([
      ['trinôme', 3],
      ['binôme', 2],
    ]);
  });

  it('carry the duties that leave Grappe', () => {
    expect(programmeOf('NORMANDIE-2024-2025')!.communication!.mention).toBe(
      'avec le soutien de l’ARS Normandie et de l’ARACT, dans le cadre de l’appel à candidature « Amélioration des conditions de travail ».',
    );
    expect(programmeOf('BRETAGNE-2019-2020')!.dataProtection!.retentionMonths).toBe(60);
  });

  it('hold, each under a code of its own, with boards of the catalogue', () => {
    const isKind = (key: string) => kindOf(key) !== undefined;
    expect(programmeProblems(PROGRAMMES, isKind)).toEqual([]);
    // So does a mistake come to light when the pages are built (`vite.programmes.ts`).
    const [first] = PROGRAMMES as [Programme];
    const phases = [{ ...first.phases[0]!, title: '' }];
    expect(programmeProblems([first, first, { ...first, phases }], isKind)).toEqual([
      `${first.code}: two programmes have this code`,
      expect.stringMatching(`${first.code}: phases.0.title: Invalid length`),
    ]);
    expect(programmeProblems([paca2018], (key) => key !== 'SWOT')).toEqual([
      `${paca2018.code}: SWOT is no kind of board`,
    ]);
  });

  it('propose each board kind somewhere in the PACA method', () => {
    const proposed = new Set(paca2018.phases.flatMap(({ boards }) => boards));
    expect(CATALOGUE.map(({ key }) => key).filter((key) => !proposed.has(key))).toEqual([]);
  });

  it('do not know a code nobody declared', () => {
    expect(programmeOf('constructor')).toBeUndefined();
  });
});

describe('a sixth programme', () => {
  /** The ten lines of `docs/adding-a-programme.md`. */
  const sixth: ProgrammeDraft = {
    code: 'CORSE-2027',
    title: 'Clusters QVCT en Corse',
    region: 'Corse',
    source: 'Appel à candidatures, 2027',
    operator: 'Aract Corse',
    term: 'QVCT',
    team: { forms: [{ name: 'binôme', colleges: ['direction', 'staff'] }], makeUp: ['un binôme'] },
    collegeLabels: { direction: 'direction', staff: 'élus', trade: 'métiers', resource: 'ressource' },
    committee: { name: 'copil' },
    phases: [{ kind: 'collective', title: 'Journée 1', expected: [{ title: 'Bilan', boardKind: null }] }],
  };

  it('is its data and nothing else', () => {
    const programme = defineProgramme(sixth);
    expect(programme.phases[0]).toMatchObject({
      source: 'call',
      boards: [],
      suggestion: null,
      modality: null,
    });
    expect(programme.dataProtection).toBeNull();
  });

  it('with a mistake in it is refused', () => {
    expect(() => defineProgramme({ ...sixth, phases: [] })).toThrow('CORSE-2027: phases: Invalid length');
    expect(() => defineProgramme({ ...sixth, phases: [{ kind: 'collective', title: '' }] })).toThrow();
    expect(() => defineProgramme({ ...sixth, code: 'corse 2027' })).toThrow();
  });
});
