import type { ErrorCode } from '#domain/errors.ts';
import type { CloseReason, ReadOnlyReason } from '#party/shared/protocol.ts';

/** What the line beside the title says. `pending` counts modifications that are not known to be on the server's disk. */
export type SaveState =
  | { kind: 'opening' }
  | { kind: 'saved' }
  | { kind: 'saving'; pending: number }
  /** No link. `setback` is set when the room itself asked us to wait. */
  | { kind: 'offline'; pending: number; setback: CloseReason | null }
  /** Final: the server will not take what is written here. */
  | { kind: 'refused'; code: ErrorCode; pending: number }
  | { kind: 'readOnly'; reason: ReadOnlyReason }
  /** HTTP works and WebSockets do not: reading only, because nothing typed would arrive. */
  | { kind: 'blocked'; pending: number };

/** Facts the state follows from. */
export type SaveFacts = {
  link: 'connecting' | 'live' | 'lost';
  /** Something can be shown: the local copy or the room gave the sheet. */
  loaded: boolean;
  pending: number;
  refusal: ErrorCode | null;
  readOnly: ReadOnlyReason | null;
  blocked: boolean;
  setback: CloseReason | null;
};

/** Orders the facts by what matters most to someone about to type. */
export function saveStateOf(facts: SaveFacts): SaveState {
  const { pending } = facts;
  if (facts.refusal) return { kind: 'refused', code: facts.refusal, pending };
  // A disk that fails passes: what it did not take waits here, and the line must not hide it (failure case 4).
  if (facts.readOnly === 'storage_failed' && pending > 0)
    return { kind: 'offline', pending, setback: 'storage_failed' };
  if (facts.readOnly) return { kind: 'readOnly', reason: facts.readOnly };
  if (facts.blocked) return { kind: 'blocked', pending };
  if (facts.link === 'lost') return { kind: 'offline', pending, setback: facts.setback };
  if (!facts.loaded || facts.link === 'connecting')
    return facts.loaded && pending > 0 ? { kind: 'offline', pending, setback: null } : { kind: 'opening' };
  return pending > 0 ? { kind: 'saving', pending } : { kind: 'saved' };
}

/** May one type in this state? Offline yes: the words are kept here and go out later. */
export function mayTypeIn(state: SaveState, loaded: boolean): boolean {
  return loaded && state.kind !== 'refused' && state.kind !== 'readOnly' && state.kind !== 'blocked';
}
