import { nanoid } from 'nanoid';
import { eq } from 'drizzle-orm';
import { invitations, memberships, people } from '#db/schema.ts';
import { as, Caller, type Reply } from './caller.ts';
import { database } from './database.ts';
import { seedCluster, type Person, type SeededCluster } from './seed.ts';

/** Everyone who knocks, the least trusted first: what the last ones change must not be what the first ones met. */
export const KNOCKERS = [
  'nobody',
  'ended',
  'stranger',
  'observer',
  'tradeB',
  'otherFacilitator',
  'lead',
  'deputyA',
  'staffA',
  'directionA',
  'facilitator',
] as const;
export type Knocker = (typeof KNOCKERS)[number];

type Knocking = Record<Exclude<Knocker, 'nobody'>, Person>;

/**
 * A cluster and all who may knock at it: `stranger` leads another cluster, `ended` left this one with a login still in the database,
 * `facilitator` follows establishment A, `otherFacilitator` only B. What a line of the table needs is made when it asks.
 */
export class PeopleStage {
  readonly cluster: SeededCluster;
  /** Whose turn it is: a name, or `refused` for all who are. */
  turn = 'refused';
  readonly #made = new Map<string, Promise<string>>();
  readonly #people: Knocking;

  constructor(cluster: SeededCluster, people: Knocking) {
    this.cluster = cluster;
    this.#people = people;
  }

  static async open<Stage extends PeopleStage>(
    this: new (cluster: SeededCluster, people: Knocking) => Stage,
  ): Promise<Stage> {
    const [cluster, other] = [await seedCluster(), await seedCluster()];
    const { directionA, staffA, tradeB, observer, lead, facilitatorA, facilitatorB } = cluster;
    const knocking: Knocking = {
      stranger: other.lead,
      ended: directionA,
      observer,
      tradeB,
      otherFacilitator: facilitatorB,
      lead,
      deputyA: directionA,
      staffA,
      directionA,
      facilitator: facilitatorA,
    };
    const stage = new this(cluster, knocking);
    knocking.deputyA = await stage.member('Lina', { isDeputy: true });
    knocking.ended = await stage.member('Partie', { endedAt: Date.now() });
    return stage;
  }

  async as(who: Knocker): Promise<Caller> {
    return who === 'nobody' ? new Caller() : as(this.#people[who]);
  }

  person(who: Exclude<Knocker, 'nobody'>): Person {
    return this.#people[who];
  }

  /** Made once for the whole line. */
  once(name: string, make: () => Promise<string>): Promise<string> {
    const made = this.#made.get(name) ?? make();
    this.#made.set(name, made);
    return made;
  }

  async invitationOf({ membershipId }: Person): Promise<string> {
    const rows = await database()
      .select()
      .from(invitations)
      .where(eq(invitations.membershipId, membershipId));
    return rows.at(-1)!.id;
  }

  /** One more member of A, direction unless told otherwise. */
  async member(name: string, more: Partial<typeof memberships.$inferInsert> = {}): Promise<Person> {
    const { clusterId } = this.cluster;
    const person = { personId: nanoid(), membershipId: nanoid(), clusterId, name };
    await database().insert(people).values({ id: person.personId, displayName: name, createdAt: 0 });
    await database()
      .insert(memberships)
      .values({
        id: person.membershipId,
        personId: person.personId,
        clusterId,
        role: 'member',
        establishmentId: this.cluster.establishment.a,
        college: 'direction',
        title: 'Poste',
        ...more,
      });
    return person;
  }

  protected async done(who: Knocker, path: string, body?: unknown): Promise<Reply['body']> {
    const reply = await (await this.as(who)).post(path, body);
    if (reply.status !== 200) throw new Error(`${path}: ${reply.text}`);
    return reply.body;
  }
}
