import type { LibSQLDatabase } from 'drizzle-orm/libsql';
import { nanoid } from 'nanoid';
import { keepProgramme } from '#db/queries/programmes.ts';
import {
  assignments,
  boards,
  clusters,
  establishments,
  expectedDeliverables,
  memberships,
  people,
  phases,
  sessions,
  sheets,
} from '#db/schema.ts';
import { kindOf } from '#domain/boards/catalogue.ts';
import { cutSheets } from '#domain/boards/sheet-cut.ts';
import { dayOf } from '#domain/paris-day.ts';
import { paca2018 } from '#domain/programmes/paca-2018.ts';
import type { College, Role } from '#domain/people/roles.ts';
import { CLUSTER_NAME, ESTABLISHMENTS, FACILITATORS, LEAD, OBSERVER, SEATS } from './cluster.ts';

const DAY = 24 * 60 * 60 * 1000;
/** Phase of the demo that is going on: the third collective session, when establishments choose their experiment. */
const CURRENT_PHASE = 6;
const DAYS_BETWEEN_PHASES = 28;
/** A remote collective session: 2 h 45. */
const SESSION_MS = 165 * 60 * 1000;

/** 9:30 in France on the day of `now`, whatever the clock of this machine is set to. */
function thisMorningInParis(now: number): number {
  const hourOf = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Paris', hour: 'numeric' });
  const [summer, winter] = ['+02:00', '+01:00'].map((offset) =>
    Date.parse(`${dayOf(now)}T09:30:00${offset}`),
  );
  return Number(hourOf.format(summer)) === 9 ? summer! : winter!;
}

export type DemoPerson = { personId: string; membershipId: string; name: string };
/** `establishment`: its key, or `cluster` for a sheet of everyone's. */
export type DemoSheet = { sheetId: string; establishment: string; kind: string };
export type DemoCluster = {
  clusterId: string;
  lead: DemoPerson;
  sheets: DemoSheet[];
  /** By establishment key: direction, staff, trade. */
  teams: Map<string, DemoPerson[]>;
  /** By establishment key: the facilitator who follows it. */
  facilitators: Map<string, DemoPerson>;
  /** Ids of the expected deliverables, by board kind. */
  expectedByKind: Map<string, string>;
};

/** Inserts every row of the demo cluster, in one transaction. Times are relative to now. */
export async function insertCluster(db: LibSQLDatabase): Promise<DemoCluster> {
  return db.transaction(async (tx) => {
    const now = Date.now();
    const programmeId = await keepProgramme(tx, paca2018);
    const clusterId = nanoid();
    const startOf = (position: number) => now + (position - CURRENT_PHASE) * DAYS_BETWEEN_PHASES * DAY;
    await tx.insert(clusters).values({
      id: clusterId,
      programmeId,
      name: CLUSTER_NAME,
      territory: 'Vaucluse et Bouches-du-Rhône',
      state: 'running',
      startsAt: startOf(0),
      endsAt: startOf(paca2018.phases.length) - DAY,
      createdAt: now,
    });

    const establishmentIds = new Map(ESTABLISHMENTS.map(({ key }) => [key, nanoid()]));
    const keyOf = new Map([...establishmentIds].map(([key, id]) => [id, key]));
    await tx.insert(establishments).values(
      ESTABLISHMENTS.map(({ key, team: _team, deputies: _deputies, ...establishment }, colour) => ({
        ...establishment,
        id: establishmentIds.get(key)!,
        clusterId,
        colour,
      })),
    );

    const join = async (
      name: string,
      title: string,
      role: Role,
      seat?: { establishmentId: string; college: College; isDeputy?: boolean },
    ): Promise<DemoPerson> => {
      const person = { personId: nanoid(), membershipId: nanoid(), name };
      await tx.insert(people).values({ id: person.personId, displayName: name, createdAt: now });
      await tx
        .insert(memberships)
        .values({ id: person.membershipId, personId: person.personId, clusterId, role, title, ...seat });
      return person;
    };

    const teams = new Map<string, DemoPerson[]>();
    for (const { key, team, deputies = [] } of ESTABLISHMENTS) {
      const members: DemoPerson[] = [];
      for (const [seat, [name, title]] of team.entries())
        members.push(
          await join(name, title, 'member', {
            establishmentId: establishmentIds.get(key)!,
            college: SEATS[seat]!,
          }),
        );
      teams.set(key, members);
      for (const [college, name, title] of deputies)
        await join(name, title, 'member', {
          establishmentId: establishmentIds.get(key)!,
          college,
          isDeputy: true,
        });
    }
    const facilitators = new Map<string, DemoPerson>();
    for (const { name, title, follows } of FACILITATORS) {
      const facilitator = await join(name, title, 'facilitator');
      await tx.insert(assignments).values(
        follows.map((key) => ({
          membershipId: facilitator.membershipId,
          establishmentId: establishmentIds.get(key)!,
        })),
      );
      for (const key of follows) facilitators.set(key, facilitator);
    }
    await join(OBSERVER.name, OBSERVER.title, 'observer');
    const lead = await join(LEAD.name, LEAD.title, 'lead');

    const sheetRows: DemoSheet[] = [];
    const expectedByKind = new Map<string, string>();
    for (const [position, phase] of paca2018.phases.entries()) {
      const phaseId = nanoid();
      const startsAt = startOf(position);
      await tx.insert(phases).values({
        id: phaseId,
        clusterId,
        position,
        kind: phase.kind,
        title: phase.title,
        subtitle: phase.subtitles.join(' · '),
        state: position < CURRENT_PHASE ? 'done' : position === CURRENT_PHASE ? 'current' : 'planned',
        startsAt,
        endsAt: startsAt + (DAYS_BETWEEN_PHASES - 1) * DAY,
        source: phase.source,
        templatePosition: position,
      });
      for (const [index, { title, boardKind }] of phase.expected.entries()) {
        const id = nanoid();
        await tx.insert(expectedDeliverables).values({
          id,
          phaseId,
          position: index,
          title,
          boardKind,
          dueAt: startsAt + (DAYS_BETWEEN_PHASES - 1) * DAY,
        });
        if (boardKind && !expectedByKind.has(boardKind)) expectedByKind.set(boardKind, id);
      }
      for (const [index, key] of phase.boards.entries()) {
        const boardId = nanoid();
        const kind = kindOf(key)!;
        await tx.insert(boards).values({
          id: boardId,
          clusterId,
          phaseId,
          kind: key,
          title: kind.title,
          position: index,
          state: 'open',
          scope: kind.scope,
          createdAt: now,
        });
        const owners = cutSheets(kind, kind.scope, {
          establishmentIds: [...establishmentIds.values()],
          colleges: SEATS,
        });
        for (const owner of owners) {
          const sheetId = nanoid();
          await tx.insert(sheets).values({ id: sheetId, boardId, ...owner });
          const establishment = owner.establishmentId ? keyOf.get(owner.establishmentId)! : 'cluster';
          sheetRows.push({ sheetId, establishment, kind: key });
        }
      }
      if (position === CURRENT_PHASE) {
        const startsAt = thisMorningInParis(now);
        await tx.insert(sessions).values({
          id: nanoid(),
          clusterId,
          phaseId,
          title: 'Séance à distance\u00a0: nos priorités et nos critères',
          state: 'planned',
          startsAt,
          endsAt: startsAt + SESSION_MS,
          visioUrl: null,
        });
      }
    }
    return { clusterId, lead, sheets: sheetRows, teams, facilitators, expectedByKind };
  });
}
