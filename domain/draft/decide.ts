import type { ErrorCode } from '../errors.ts';
import {
  DRAFTS_PER_PERSON,
  type Draft,
  type DraftCommand,
  type DraftDecision,
  type DraftEvent,
  type DraftRound,
} from './draft.ts';

const does = (value: DraftEvent): DraftDecision => ({ ok: true, value });
const refuse = (error: ErrorCode): DraftDecision => ({ ok: false, error });

/**
 * What a command does to the waiting cards of a sheet (rules W1–W9).
 * @param own the waiting cards of the person who asks, in their order
 * @param waiting how many cards wait in all
 */
export function decideDraft(
  state: DraftRound,
  command: DraftCommand,
  own: readonly Draft[],
  waiting: number,
): DraftDecision {
  switch (command.type) {
    case 'write': {
      if (state.phase !== 'writing') return refuse('drafts_revealed');
      // Cards that wait hold the mode their writers were told, whatever the board says since.
      if ((state.mode ?? command.board) !== command.told) return refuse('writing_changed');
      const { draft, told } = command;
      const isNew = !own.some(({ id }) => id === draft.id);
      if (isNew && own.length >= DRAFTS_PER_PERSON) return refuse('drafts_too_many');
      return does({ type: 'put', draft, mode: told });
    }
    case 'change': {
      if (state.phase !== 'writing') return refuse('drafts_revealed');
      const draft = own.find(({ id }) => id === command.id);
      if (!draft || state.mode === null) return refuse('draft_gone');
      return does({ type: 'put', draft: { ...draft, ...command.change }, mode: state.mode });
    }
    case 'remove':
      if (state.phase !== 'writing') return refuse('drafts_revealed');
      // Removing twice is as once: the second click of an impatient hand.
      return does({ type: 'removed', id: command.id });
    case 'reveal':
      if (command.round !== state.round || state.phase === 'revealed') return refuse('drafts_revealed');
      // A reveal that was cut goes on where it was.
      return does(state.phase === 'revealing' ? { type: 'nothing' } : { type: 'take' });
    case 'begin':
      if (state.phase === 'revealing' || waiting > 0) return refuse('drafts_waiting');
      return does(
        state.phase === 'writing' ? { type: 'nothing' } : { type: 'begun', round: state.round + 1 },
      );
  }
}
