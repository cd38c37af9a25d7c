import { nanoid } from 'nanoid';
import { inject } from 'vitest';
import WebSocket from 'ws';
import { memberships, people } from '#db/schema.ts';
import type { College } from '#domain/people/roles.ts';
import type { SessionMessage, SessionState } from '#domain/session/session.ts';
import type { VoteView } from '#domain/views.ts';
import { as, type Caller } from './caller.ts';
import { database } from './database.ts';
import { seedCluster, type Person, type SeededCluster } from './seed.ts';

export const ITEMS = [
  { id: 'card-load', title: 'Charge de travail' },
  { id: 'card-hours', title: 'Horaires de nuit' },
  { id: 'card-talk', title: '=Temps d’échange; entre équipes' },
];

/** Adds members to a cluster, all of establishment A. */
export async function addMembers(
  cluster: SeededCluster,
  seats: Partial<Record<College, number>>,
): Promise<Person[]> {
  const db = database();
  const newcomers = Object.entries(seats).flatMap(([college, count]) =>
    Array.from({ length: count }, (_, n) => ({
      college: college as College,
      person: {
        personId: nanoid(),
        membershipId: nanoid(),
        clusterId: cluster.clusterId,
        name: `${college} ${n}`,
      },
    })),
  );
  await db
    .insert(people)
    .values(newcomers.map(({ person }) => ({ id: person.personId, displayName: person.name, createdAt: 0 })));
  await db.insert(memberships).values(
    newcomers.map(({ person, college }) => ({
      id: person.membershipId,
      personId: person.personId,
      clusterId: cluster.clusterId,
      role: 'member' as const,
      establishmentId: cluster.establishment.a,
      college,
      title: 'Poste',
    })),
  );
  return newcomers.map(({ person }) => person);
}

/** A cluster whose session is live, and its facilitator. */
export async function liveCluster() {
  const cluster = await seedCluster();
  const facilitator = await as(cluster.facilitatorA);
  const opened = await facilitator.post(`/api/sessions/${cluster.session}/open`);
  if (opened.status !== 200) throw new Error(opened.text);
  return { cluster, facilitator };
}

export function draftFor(cluster: SeededCluster, changes: object = {}) {
  return {
    boardId: cluster.boardId,
    question: 'Quelles priorités retenir ?',
    budget: 5,
    cap: 3,
    electorate: { scope: 'cluster' },
    items: ITEMS,
    ...changes,
  };
}

/** Opens a vote and answers its page as its facilitator sees it. */
export async function openVote(
  facilitator: Caller,
  cluster: SeededCluster,
  changes: object = {},
): Promise<VoteView> {
  const reply = await facilitator.post(`/api/sessions/${cluster.session}/votes`, draftFor(cluster, changes));
  if (reply.status !== 200) throw new Error(reply.text);
  return reply.body as VoteView;
}

/** A person's screen in the session: every frame it is sent, as text. */
export class Screen {
  readonly frames: string[] = [];
  readonly #socket: WebSocket;
  #wake = (): void => undefined;

  constructor(sessionId: string, cookie: string) {
    const { origin } = inject('grappe');
    this.#socket = new WebSocket(`${origin.replace('http', 'ws')}/rooms/session/${sessionId}`, {
      headers: { cookie, origin },
    });
    this.#socket.on('message', (data) => {
      this.frames.push(String(data));
      this.#wake();
    });
  }

  get states(): SessionState[] {
    return this.frames.map((frame) => (JSON.parse(frame) as SessionMessage).state);
  }

  /** Waits for a state; the runner's own time limit says when it never comes. */
  async until(test: (state: SessionState) => boolean): Promise<SessionState> {
    for (;;) {
      const state = this.states.find(test);
      if (state) return state;
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  leave(): void {
    this.#socket.close();
  }
}
