import { and, eq } from 'drizzle-orm';
import type { LibSQLDatabase } from 'drizzle-orm/libsql';
import { boards, establishments, memberships, people, sheets } from '#db/schema.ts';
import { kindOf, sheetKindOf } from '#domain/boards/catalogue.ts';
import type { ClusterDraft } from '#domain/cluster/cluster-draft.ts';
import { draftPhases, proposedTitle } from '#domain/cluster/phase-plan.ts';
import { addMonths, dayOf } from '#domain/paris-day.ts';
import type { College } from '#domain/people/roles.ts';
import { emptyPerson } from '#domain/people/person-draft.ts';
import { programmeOf } from '#domain/programmes/all.ts';
import type { QuestionnaireView, RoundView } from '#domain/views.ts';
import { ask } from './ask.ts';
import { CONTENT } from './content.ts';
import type { DemoCluster } from './insert-cluster.ts';
import { loginAs } from './login-as.ts';
import type { Region } from './regions/region.ts';
import { writeWords } from './sheet-words.ts';
import { writeOnSheet } from './write-on-sheet.ts';

type Made = { origin: string; db: LibSQLDatabase; clusterId: string; region: Region };

/** Has the demo's programme lead create a region's cluster through the API, and its people write what they have written. */
export async function makeRegion(
  origin: string,
  db: LibSQLDatabase,
  home: DemoCluster,
  region: Region,
): Promise<void> {
  const lead = await loginAs(db, home.clusterId, home.lead.personId);
  const { clusterId } = await ask<{ clusterId: string }>(origin, lead, '/api/clusters', draftOf(region));
  const made = { origin, db, clusterId, region };
  for (const [establishment, byKind] of Object.entries(region.words)) {
    const login = await loginOf(made, teamOf(region, establishment).at(-1)!);
    for (const [kind, words] of Object.entries(byKind))
      await writeOnSheet(origin, login, await sheetOf(made, kind, establishment), (sheet) =>
        writeWords(sheet, sheetKindOf(kind)!, words),
      );
  }
  if (region.drafts) await writeDrafts(made, region.drafts);
  if (region.answered) await answer(made, region.answered);
}

const teamOf = ({ establishments: places }: Region, key: string): string[] =>
  places.find((place) => place.key === key)!.team.map(([, name]) => name);

function draftOf(region: Region): ClusterDraft {
  const programme = programmeOf(region.programme)!;
  const start = addMonths(dayOf(Date.now()), -region.begun);
  const end = addMonths(start, region.lasts);
  const phases = draftPhases(programme, start, end).map((phase, index) => ({
    ...phase,
    title: proposedTitle(programme.phases[index]!, region.suggested),
    suggested: region.suggested,
  }));
  const member = (
    [college, name, title]: [College, string, string],
    establishment: string,
    isDeputy: boolean,
  ) => ({
    ...emptyPerson(),
    ...{ name, title, college, establishment, isDeputy, role: 'member' as const },
  });
  const members = region.establishments.flatMap(({ key, team, deputies = [] }) => [
    ...team.map((one) => member(one, key, false)),
    ...deputies.map((one) => member(one, key, true)),
  ]);
  const facilitators = region.facilitators.map((person) => ({
    ...emptyPerson(),
    ...person,
    role: 'facilitator' as const,
  }));
  const observer = { ...emptyPerson(), ...region.observer, role: 'observer' as const };
  return {
    key: crypto.randomUUID(),
    programme: region.programme,
    name: region.name,
    territory: region.territory,
    start,
    end,
    phases,
    establishments: region.establishments.map(({ team: _team, deputies: _deputies, ...place }, colour) => ({
      ...place,
      colour,
    })),
    people: [...members, ...facilitators, observer],
  };
}

async function loginOf({ db, clusterId }: Made, name: string): Promise<string> {
  const [person] = await db
    .select({ id: people.id })
    .from(people)
    .innerJoin(memberships, eq(memberships.personId, people.id))
    .where(and(eq(memberships.clusterId, clusterId), eq(people.displayName, name)));
  return loginAs(db, clusterId, person!.id);
}

async function sheetOf(
  { db, clusterId, region }: Made,
  kind: string,
  establishment: string,
): Promise<string> {
  const { name } = region.establishments.find(({ key }) => key === establishment)!;
  const [row] = await db
    .select({ id: sheets.id })
    .from(sheets)
    .innerJoin(boards, eq(boards.id, sheets.boardId))
    .innerJoin(establishments, eq(establishments.id, sheets.establishmentId))
    .where(and(eq(boards.clusterId, clusterId), eq(boards.kind, kind), eq(establishments.name, name)));
  if (!row) throw new Error(`${region.name} has no sheet of ${kind}`);
  return row.id;
}

async function writeDrafts(made: Made, { kind, establishment, cards }: NonNullable<Region['drafts']>) {
  const sheetId = await sheetOf(made, kind, establishment);
  for (const [index, [author, zone, text]] of cards.entries())
    await ask(made.origin, await loginOf(made, author), `/api/sheets/${sheetId}/drafts`, {
      ...{ id: `demo-${index}`, zone, text },
      told: 'private',
    });
}

/** Everyone of the teams answers, the facilitator closes and shows every free answer. */
async function answer(made: Made, kind: string): Promise<void> {
  const { origin, db, clusterId, region } = made;
  const [board] = await db
    .select({ id: boards.id })
    .from(boards)
    .where(and(eq(boards.clusterId, clusterId), eq(boards.kind, kind)));
  const questionnaire = kindOf(kind);
  if (!board || questionnaire?.family !== 'questionnaire') throw new Error(`${region.name} has no ${kind}`);
  const facilitator = await loginOf(made, region.facilitators[0]!.name);
  const path = `/api/boards/${board.id}/questionnaire`;
  const { round } = await ask<QuestionnaireView>(origin, facilitator, path, null);
  const everyone = region.establishments.flatMap(({ key }) => teamOf(region, key));
  for (const [index, name] of everyone.entries()) {
    const answers = questionnaire.questions.flatMap(({ key }) => {
      // One in two of what seventeen people said, so that nine say as various things.
      const given = CONTENT.answers[kind]?.[key]?.[2 * index];
      return given === undefined ? [] : [[key, given] as const];
    });
    await ask(origin, await loginOf(made, name), `/api/questionnaires/${round!.id}/answers`, {
      answers: Object.fromEntries(answers),
    });
  }
  const closed = await ask<RoundView>(origin, facilitator, `/api/questionnaires/${round!.id}/close`, null);
  const texts = (closed.result?.questions ?? []).flatMap((one) => (one.type === 'text' ? one.texts : []));
  await ask(origin, facilitator, `/api/questionnaires/${round!.id}/review`, {
    shown: Object.fromEntries(texts.map(({ id }) => [id, true])),
  });
}
