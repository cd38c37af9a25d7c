import { expect, type Page } from '@playwright/test';
import type { HomeView, PeopleView, PlanView, SheetSummary } from '../../domain/views.ts';

export type Visit = { name: string; path: string };

async function ask<View>(page: Page, path: string): Promise<View> {
  const reply = await page.request.get(path);
  expect(reply.ok(), path).toBe(true);
  return (await reply.json()) as View;
}

const boardPath = ({ boardId, sheetId }: SheetSummary): string => `/tableaux/${boardId}/${sheetId}`;

/** One sheet of each family, one that is written on rather than an empty one. */
function oneOfEach(sheets: readonly SheetSummary[]): SheetSummary[] {
  const found = new Map<string, SheetSummary>();
  for (const sheet of sheets) {
    const kept = found.get(sheet.family);
    if (!kept || (kept.state === 'empty' && sheet.state !== 'empty')) found.set(sheet.family, sheet);
  }
  return [...found.values()];
}

/** The boards of a person: one of each family, for a member one nobody wrote on too, and one that is sealed. */
function boardsOf({ me, sheets }: HomeView): Visit[] {
  const open = oneOfEach(sheets.filter(({ state }) => state !== 'sealed'));
  const empty = oneOfEach(sheets.filter(({ state }) => state === 'empty'));
  const sealed = sheets.find(({ state }) => state === 'sealed');
  return [
    ...open.map((sheet) => ({ name: `board ${sheet.kind}`, path: boardPath(sheet) })),
    ...(me.role === 'member'
      ? empty.map((sheet) => ({ name: `empty ${sheet.kind}`, path: boardPath(sheet) }))
      : []),
    ...(sealed ? [{ name: 'sealed sheet', path: boardPath(sealed) }] : []),
  ];
}

/** The pages of the whole cluster: boards, deliverables, plan, programme, search. */
async function clusterPages(page: Page, home: HomeView): Promise<Visit[]> {
  const { me, session, progress } = home;
  const visits = [
    { name: 'home', path: '/accueil' },
    { name: 'boards', path: '/tableaux' },
    { name: 'progress', path: '/livrables-attendus' },
    { name: 'plan', path: '/deroule' },
    { name: 'programme', path: '/programme' },
  ];
  const deliverable = progress.cells.find(({ deliverableId }) => deliverableId)?.deliverableId;
  if (deliverable) visits.push({ name: 'deliverable', path: `/livrables/${deliverable}` });
  if (me.role === 'observer' || me.role === 'lead') return visits;
  const { phases } = await ask<PlanView>(page, '/api/plan');
  const questionnaire = phases
    .flatMap(({ boards }) => boards)
    .find(({ family, canOpen }) => family === 'questionnaire' && canOpen);
  if (questionnaire) visits.push({ name: 'questionnaire', path: `/tableaux/${questionnaire.id}` });
  if (session) visits.push({ name: 'session', path: `/seances/${session.id}` });
  visits.push({ name: 'chain', path: '/livrables/chaine' });
  // What is found differs from one person to another, the page does not.
  if (me.role === 'member')
    visits.push(
      { name: 'search', path: '/recherche?q=équipe' },
      { name: 'search, nothing found', path: '/recherche?q=introuvable' },
    );
  return visits;
}

async function peoplePages(page: Page): Promise<Visit[]> {
  const { people } = await ask<PeopleView>(page, '/api/people');
  const managed = people.find(({ canManage }) => canManage);
  return [
    { name: 'people', path: '/personnes' },
    { name: 'adding people', path: '/personnes/ajouter' },
    { name: 'invitations', path: '/personnes/invitations' },
    ...(managed ? [{ name: 'a person', path: `/personnes/${managed.membershipId}` }] : []),
  ];
}

const CREATION = ['programme', 'cadre', 'phases', 'etablissements', 'personnes', 'verification'];

/** Pages of a person, found from what the API tells them. */
export async function pagesOf(page: Page): Promise<Visit[]> {
  const home = await ask<HomeView>(page, '/api/home');
  const { role } = home.me;
  const visits = [...(await clusterPages(page, home)), ...boardsOf(home)];
  if (role === 'facilitator' || role === 'lead') visits.push(...(await peoplePages(page)));
  if (role === 'lead') {
    visits.push(
      ...CREATION.map((step) => ({ name: `new cluster, ${step}`, path: `/clusters/nouveau/${step}` })),
    );
    for (const name of ['', '/pret', '/reglages'])
      visits.push({ name: `clusters${name}`, path: `/clusters${name}` });
  }
  if (role === 'facilitator')
    for (const { kind, boardId } of oneOfEach(home.sheets))
      visits.push({ name: `wall ${kind}`, path: `/mur/${boardId}` });
  return visits;
}
