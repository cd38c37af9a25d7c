import { nanoid } from 'nanoid';
import { inject } from 'vitest';
import { eq } from 'drizzle-orm';
import { boards, expectedDeliverables, phases, sessions, sheets } from '#db/schema.ts';
import { kindOf } from '#domain/boards/catalogue.ts';
import { hotEvaluation } from '#domain/boards/kinds/hot-evaluation.ts';
import { withoutMetadata } from '#domain/picture/read-picture.ts';
import { canvasJpeg } from '#domain/picture/samples.ts';
import { addCard } from '#party/shared/sheet-edits.ts';
import { writeOnSheet } from '../../scripts/demo/write-on-sheet.ts';
import { database } from './database.ts';
import { addBoard, writeSubjects } from './placements-fixture.ts';
import { PeopleStage } from './rights-people-stage.ts';
import { draftFor } from './votes-fixture.ts';

export const JPEG = withoutMetadata(canvasJpeg)!;

type Thing =
  | 'phase'
  | 'expected'
  | 'session'
  | 'liveSession'
  | 'vote'
  | 'closedVote'
  | 'map'
  | 'placement'
  | 'round'
  | 'questionnaire'
  | 'trace';

/** What the lines of the table are asked about, made when a line asks. */
export class RightsStage extends PeopleStage {
  /** Made anew for each who may use it up; those who are refused share one. */
  fresh(what: Thing): Promise<string> {
    return this.once(`${what} for ${this.turn}`, () => this[what]());
  }

  liveSession(): Promise<string> {
    return this.session('live');
  }

  /** A board of a kind with one sheet of A, or of whom `owner` says. Answers the sheet's id. */
  async sheetOf(kind: string, owner: Partial<typeof sheets.$inferInsert> = {}): Promise<string> {
    const id = nanoid();
    const rest = 'establishmentId' in owner ? owner : { establishmentId: this.cluster.establishment.a };
    await addBoard(this.cluster, kind, [{ id, ...owner, ...rest }]);
    return id;
  }

  /** Something on the sheet of A, so that it can be handed in, searched and looked back on. */
  async words(): Promise<string> {
    const { cookie } = await this.as('directionA');
    const kind = kindOf('INITIAL_REPRESENTATIONS');
    if (kind?.family !== 'cards') throw new Error('not a board of cards');
    await writeOnSheet(inject('grappe').origin, cookie!, this.cluster.sheet.a, (sheet) => {
      addCard(sheet, kind, { zone: kind.zones[0]!.key }, { text: 'Les transmissions' });
    });
    return this.cluster.sheet.a;
  }

  /** A deliverable of A, submitted. */
  async deliverable(): Promise<string> {
    const sheetId = await this.words();
    const { late } = this.cluster.expected;
    const body = await this.done('directionA', `/api/sheets/${sheetId}/submit`, {
      expectedDeliverableId: late,
    });
    return body.deliverableId;
  }

  async apart(mode: 'private' | 'anonymous' = 'private'): Promise<string> {
    await database().update(boards).set({ writing: mode }).where(eq(boards.id, this.cluster.boardId));
    return this.cluster.sheet.a;
  }

  /** A waiting card of the direction of A. */
  async draft(): Promise<string> {
    const sheetId = await this.apart();
    await this.done('directionA', `/api/sheets/${sheetId}/drafts`, this.newDraft('carte'));
    return `${sheetId}/drafts/carte`;
  }

  newDraft(id: string) {
    const kind = kindOf('INITIAL_REPRESENTATIONS');
    const zone = kind?.family === 'cards' ? kind.zones[0]!.key : '';
    return { id, zone, text: 'Seule à le dire', told: 'private' };
  }

  async phase(): Promise<string> {
    const id = nanoid();
    const all = await database().$count(phases, eq(phases.clusterId, this.cluster.clusterId));
    await database().insert(phases).values({
      id,
      clusterId: this.cluster.clusterId,
      position: all,
      kind: 'collective',
      title: 'De plus',
      subtitle: '',
      state: 'planned',
      templatePosition: 1,
    });
    return id;
  }

  async expected(): Promise<string> {
    const id = nanoid();
    await database()
      .insert(expectedDeliverables)
      .values({ id, phaseId: await this.phase(), position: 0, title: 'De plus', source: 'cluster' });
    return id;
  }

  async session(state: 'planned' | 'live' = 'planned'): Promise<string> {
    const id = nanoid();
    const startsAt = Date.now() + 1000;
    await database()
      .insert(sessions)
      .values({
        id,
        clusterId: this.cluster.clusterId,
        phaseId: await this.phase(),
        title: 'Séance',
        state: 'planned',
        startsAt,
        endsAt: startsAt + 3_600_000,
      });
    if (state === 'live') await this.done('facilitator', `/api/sessions/${id}/open`);
    return id;
  }

  /** A vote open to the whole cluster. */
  async vote(): Promise<string> {
    const id = await this.session('live');
    return (await this.done('facilitator', `/api/sessions/${id}/votes`, draftFor(this.cluster))).id;
  }

  async closedVote(): Promise<string> {
    const id = await this.vote();
    await this.done('facilitator', `/api/votes/${id}/close`);
    return id;
  }

  /** A map of A with cards on it. */
  async map(): Promise<string> {
    const sheetId = await this.sheetOf('PRIORITY_MAP');
    await writeSubjects(sheetId, await this.as('directionA'));
    return sheetId;
  }

  async placement(): Promise<string> {
    return (await this.done('facilitator', `/api/sheets/${await this.map()}/placements`)).id;
  }

  questionnaire(): Promise<string> {
    return addBoard(this.cluster, hotEvaluation.key);
  }

  async round(): Promise<string> {
    const boardId = await this.questionnaire();
    return (await this.done('facilitator', `/api/boards/${boardId}/questionnaire`)).round.id;
  }

  async closedRound(): Promise<string> {
    const id = await this.round();
    await this.done('facilitator', `/api/questionnaires/${id}/close`);
    return id;
  }

  /** A picture on a photo sheet of A. */
  async picture(): Promise<string> {
    const sheetId = await this.sheetOf('WORK_SITUATION_PHOTO');
    const reply = await (await this.as('directionA')).postBytes(`/api/sheets/${sheetId}/images`, JPEG);
    return `${sheetId}/images/${reply.body.id}`;
  }

  /** A link from the sheet of A to an experiment sheet of A. */
  async trace(): Promise<string> {
    return (await this.done('directionA', '/api/traces', await this.newTrace())).traces[0].id;
  }

  async newTrace() {
    const toSheetId = await this.sheetOf('EXPERIMENT_SHEET');
    return { fromSheetId: this.cluster.sheet.a, fromItemId: null, toSheetId, toItemIds: ['form'] };
  }
}
