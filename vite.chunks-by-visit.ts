import type { Plugin, Rolldown } from 'vite';

type Modules = Pick<Rolldown.PluginContext, 'getModuleIds' | 'getModuleInfo'>;

/*
 * One file of script per step of a visit, instead of one per set of pages that happen to share a module: the bundler's own cut is
 * a hundred files for a board, most of them below a kilobyte, where gzip finds nothing to repeat. Measured in
 * `docs/decisions/016-chunks-by-visit.md`.
 */

const ROUTES = '/app/routes/';
const SPACE = `${ROUTES}(espace)/`;
/** First of all pages. What it alone needs is left to it: no other page loads it. */
const INVITATION = `${ROUTES}invitation/+page.svelte`;
/** What any page may show: its words when something fails. */
const ANY_PAGE = ['/app/hooks.client.ts', `${ROUTES}+layout.svelte`, `${ROUTES}+error.svelte`];
const SHELL = [`${SPACE}+layout.svelte`, `${SPACE}+layout.ts`, `${SPACE}+error.svelte`];
/** Pages on which sheets are open. */
const BOARDS = [`${SPACE}tableaux/[boardId]/[sheetId]/`, `${SPACE}mur/`];
/** What imports the screens of the families, each on demand: one of them comes with every sheet. */
const FAMILIES = '/app/lib/board/family-board.ts';
const KIT_ENTRY = /\/runtime\/client\/(client-)?entry\.js$/;
/** SvelteKit looks for these by name: they stay files of their own. */
const OWN_FILE = /__sveltekit|sveltekit:|\/generated\/|\/runtime\/client\/(client-)?entry\.js$/;
/**
 * What the entry sets before it fetches the client. In one file with the client, the version it reads is not there yet: it believes that the
 * pages have changed, and loads an error page again and again.
 */
const BEFORE_CLIENT = /\/runtime\/client\/payload\.js$|preload-helper/;

/** In this order, each takes what the ones before have left. */
const STEPS = ['arrival', 'shell', 'common', 'board'] as const;
type Step = (typeof STEPS)[number];

/** Which step each module that a page needs at once belongs to; what is fetched on demand is left to the bundler. */
function stepsOf(modules: Modules): Map<string, Step> {
  const ids = [...modules.getModuleIds()];
  const pages = ids.filter((id) => id.includes(ROUTES) && /\/\+(page|layout|error)\.(svelte|ts)$/.test(id));
  const needed = (wanted: (id: string) => boolean): Set<string> => reach(pages.filter(wanted), modules);
  const isBoard = (page: string): boolean => BOARDS.some((start) => page.includes(start));

  const board = new Set([...needed((page) => page.includes(BOARDS[0]!)), ...sharedByFamilies(modules)]);
  const others = needed((page) => !isBoard(page));
  const anyPage = reach(
    ids.filter((id) => KIT_ENTRY.test(id) || ANY_PAGE.some((end) => id.endsWith(end))),
    modules,
  );
  const after = needed((page) => !page.endsWith(INVITATION));
  const content: Record<Step, Set<string>> = {
    arrival: new Set([
      ...anyPage,
      ...[...needed((page) => page.endsWith(INVITATION))].filter((id) => after.has(id)),
    ]),
    shell: needed((page) => SHELL.some((end) => page.endsWith(end))),
    common: new Set([...board].filter((id) => others.has(id))),
    board,
  };
  const steps = new Map<string, Step>();
  for (const step of STEPS)
    for (const id of content[step]) if (!steps.has(id) && !OWN_FILE.test(id)) steps.set(id, step);
  return steps;
}

/** What the screens of at least two families need: most sheets would fetch it, in files too small to be worth one. */
function sharedByFamilies(modules: Modules): string[] {
  const door = [...modules.getModuleIds()].find((id) => id.endsWith(FAMILIES));
  const screens = door ? (modules.getModuleInfo(door)?.dynamicallyImportedIds ?? []) : [];
  const needed = screens.map((screen) => reach([screen], modules));
  return [...new Set(needed.flatMap((ids) => [...ids]))].filter(
    (id) => needed.filter((ids) => ids.has(id)).length > 1,
  );
}

/** Everything that `roots` import, and what that imports, without what is only imported on demand. */
function reach(roots: readonly string[], { getModuleInfo }: Modules): Set<string> {
  const reached = new Set<string>();
  const next = [...roots];
  for (let id = next.pop(); id !== undefined; id = next.pop()) {
    if (reached.has(id)) continue;
    reached.add(id);
    next.push(...(getModuleInfo(id)?.importedIds ?? []));
  }
  return reached;
}

/** Cuts the pages' scripts by step of a visit. */
export function chunksByVisit(): Plugin {
  let steps = new Map<string, Step>();
  const group = (step: Step, index: number): Rolldown.CodeSplittingGroup => ({
    name: (id) => (steps.get(id) === step ? step : null),
    debugName: step,
    priority: STEPS.length - index,
  });
  // Taken first: a group brings along all that it imports.
  const payload: Rolldown.CodeSplittingGroup = { name: 'payload', test: BEFORE_CLIENT, priority: 9 };
  return {
    name: 'grappe:chunks-by-visit',
    apply: 'build',
    config: () => ({
      environments: {
        client: {
          build: {
            rolldownOptions: { output: { codeSplitting: { groups: [payload, ...STEPS.map(group)] } } },
          },
        },
      },
    }),
    buildEnd() {
      if (this.environment.name === 'client')
        steps = stepsOf({
          getModuleIds: () => this.getModuleIds(),
          getModuleInfo: (id) => this.getModuleInfo(id),
        });
    },
  };
}
