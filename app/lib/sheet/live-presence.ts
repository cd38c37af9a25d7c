import type { Presence, PresenceUser } from '#party/shared/protocol.ts';
import * as v from 'valibot';
import type { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { oncePerFrame, Signal } from './signal.ts';

const PresenceSchema = v.object({
  user: v.object({
    personId: v.string(),
    name: v.string(),
    role: v.picklist(['member', 'facilitator', 'observer', 'lead']),
    college: v.nullable(v.picklist(['direction', 'staff', 'trade', 'resource'])),
    establishmentId: v.nullable(v.string()),
    colour: v.nullable(v.number()),
  }),
  focus: v.nullish(
    v.object({
      itemId: v.string(),
      field: v.string(),
      anchor: v.optional(v.any()),
      head: v.optional(v.any()),
    }),
  ),
  cursor: v.nullish(v.object({ x: v.number(), y: v.number() })),
});

/** A caret of someone else in a text: UTF-16 offsets. */
export type RemoteCaret = { clientId: number; user: PresenceUser; anchor: number; head: number };
/** Someone else who holds an item, and where they are dragging it to. */
export type ItemGuest = { user: PresenceUser; field: string; cursor: { x: number; y: number } | null };

type Others = Map<number, Presence>;
const NOBODY: readonly ItemGuest[] = [];
const NO_CARET: readonly RemoteCaret[] = [];

/** Who else is on the sheet and where, one signal per item so that a caret that moves draws one card. */
export class LivePresence {
  readonly #awareness: Awareness;
  readonly #doc: Y.Doc;
  readonly #everyone = new Signal();
  readonly #items = new Map<string, Signal>();
  #others: Others = new Map();
  #byItem = new Map<string, [number, Presence][]>();

  constructor(awareness: Awareness, doc: Y.Doc) {
    this.#awareness = awareness;
    this.#doc = doc;
    awareness.on('change', this.#read);
  }

  destroy(): void {
    this.#awareness.off('change', this.#read);
  }

  /** Names of those who are in a card, cell or field now. */
  get writing(): string[] {
    this.#everyone.read();
    const names = [...this.#others.values()].filter(({ focus }) => focus).map(({ user }) => user.name);
    return [...new Set(names)];
  }

  /** Other people, once each however many tabs they have, by name. */
  get people(): PresenceUser[] {
    this.#everyone.read();
    const byPerson = new Map([...this.#others.values()].map(({ user }) => [user.personId, user]));
    return [...byPerson.values()].sort((a, b) => a.name.localeCompare(b.name, 'fr'));
  }

  /** Who is behind a Yjs client id; undefined for someone who left. */
  personOf(clientId: number): PresenceUser | undefined {
    return this.#others.get(clientId)?.user;
  }

  /** Others who are on an item. */
  on(itemId: string): readonly ItemGuest[] {
    this.#signalOf(itemId).read();
    return (
      this.#byItem.get(itemId)?.map(([, { user, focus, cursor }]) => ({
        user,
        field: focus?.field ?? '',
        cursor: cursor ?? null,
      })) ?? NOBODY
    );
  }

  /** Others' carets in one text of an item. */
  carets(itemId: string, field: string): readonly RemoteCaret[] {
    this.#signalOf(itemId).read();
    const here = this.#byItem.get(itemId);
    if (!here) return NO_CARET;
    return here.flatMap(([clientId, { user, focus }]) => {
      if (focus?.field !== field) return [];
      const head = this.#offset(focus.head);
      return head === null ? [] : [{ clientId, user, anchor: this.#offset(focus.anchor) ?? head, head }];
    });
  }

  #offset(position: unknown): number | null {
    if (typeof position !== 'object' || position === null) return null;
    try {
      const relative = Y.createRelativePositionFromJSON(position);
      return Y.createAbsolutePositionFromRelativePosition(relative, this.#doc)?.index ?? null;
    } catch (cause) {
      // A position in text this device has not received yet: the caret shows with the next frame.
      console.debug('Caret not placed', cause);
      return null;
    }
  }

  #signalOf(itemId: string): Signal {
    let signal = this.#items.get(itemId);
    if (!signal) this.#items.set(itemId, (signal = new Signal()));
    return signal;
  }

  readonly #read = oncePerFrame(() => {
    const others: Others = new Map();
    const byItem = new Map<string, [number, Presence][]>();
    for (const [clientId, state] of this.#awareness.getStates()) {
      if (clientId === this.#awareness.clientID) continue;
      const parsed = v.safeParse(PresenceSchema, state);
      if (!parsed.success) continue;
      others.set(clientId, parsed.output);
      const itemId = parsed.output.focus?.itemId;
      if (itemId === undefined) continue;
      const here = byItem.get(itemId) ?? [];
      here.push([clientId, parsed.output]);
      byItem.set(itemId, here);
    }
    const touched = new Set([...this.#byItem.keys(), ...byItem.keys()]);
    this.#others = others;
    this.#byItem = byItem;
    this.#everyone.changed();
    for (const itemId of touched) this.#items.get(itemId)?.changed();
  });
}
