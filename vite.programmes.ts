import type { Plugin } from 'vite';
import type { kindOf } from './domain/boards/catalogue.ts';
import type { PROGRAMMES } from './domain/programmes/all.ts';
import type { programmeProblems } from './domain/programmes/check-programmes.ts';

type Modules = [
  { PROGRAMMES: typeof PROGRAMMES },
  { kindOf: typeof kindOf },
  { programmeProblems: typeof programmeProblems },
];

/** Fails the build when a programme is not what the schema asks for: a mistake in a data file never reaches a cluster. */
export function programmesHold(): Plugin {
  return {
    name: 'grappe:programmes-hold',
    apply: 'build',
    async buildStart() {
      // Read by Node as they are, not through the bundle of the configuration: its errors would name no programme.
      const [{ PROGRAMMES }, { kindOf }, { programmeProblems }] = (await Promise.all(
        ['programmes/all.ts', 'boards/catalogue.ts', 'programmes/check-programmes.ts'].map(
          (path) => import(/* @vite-ignore */ new URL(`domain/${path}`, import.meta.url).href),
        ),
      )) as Modules;
      const problems = programmeProblems(PROGRAMMES, (key) => kindOf(key) !== undefined);
      if (problems.length > 0) this.error(problems.join('\n'));
    },
  };
}
