import * as v from 'valibot';
import type { ErrorCode } from '../errors.ts';
import { SHEET_LIMITS } from '../sheet/limits.ts';

/*
 * Cards that are written apart until they are revealed (rules W1–W9 of `domain/RULES.md`): privately, when their authors are known
 * once they are on the sheet, or anonymously, when nobody's name is kept.
 */

export const WRITING_MODES = ['open', 'private', 'anonymous'] as const;
export type WritingMode = (typeof WRITING_MODES)[number];
/** The modes in which cards wait for a reveal. */
export type ApartMode = Exclude<WritingMode, 'open'>;
export const ApartModeSchema = v.picklist(['private', 'anonymous']);

/** What people may do with the cards of a sheet now, as its room enforces it on one person. */
export type CardRules = {
  writing: WritingMode;
  /** This person changes only the cards they wrote. */
  ownOnly: boolean;
};

export const CardRulesSchema = v.object({ writing: v.picklist(WRITING_MODES), ownOnly: v.boolean() });

/** How many cards one person may have waiting: far more than anyone writes. */
export const DRAFTS_PER_PERSON = 100;

const DraftText = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(SHEET_LIMITS.textLength));
const ZoneKey = v.pipe(v.string(), v.maxLength(40));

/** A waiting card as its author has it. `id` is chosen by the author's device, so that sending twice makes one card. */
const DraftSchema = v.object({
  id: v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/)),
  zone: ZoneKey,
  text: DraftText,
});
export type Draft = v.InferOutput<typeof DraftSchema>;

/** `told`: the mode that was on the screen when the card was written. It is taken in that mode or not at all (rule W2). */
export const NewDraftSchema = v.object({ ...DraftSchema.entries, told: ApartModeSchema });

/** A change to a waiting card: new words, another zone, or both. */
export const DraftChangeSchema = v.object({ text: v.optional(DraftText), zone: v.optional(ZoneKey) });
export type DraftChange = v.InferOutput<typeof DraftChangeSchema>;

/** All that anyone but its author may know of waiting cards (rule W3). */
export type DraftTally = { cards: number; writers: number };

/**
 * Where a round stands. `revealing`: the cards are taken out of their authors' hands and on their way to the sheet; nothing more is
 * taken. A revealed round never reopens: the next one is another round.
 */
export type DraftPhase = 'writing' | 'revealing' | 'revealed';

/** What decides on a command. `mode`: the mode of the cards that wait; null when none does, and the board's then counts. */
export type DraftRound = { round: number; phase: DraftPhase; mode: ApartMode | null };

export type DraftCommand =
  | { type: 'write'; draft: Draft; told: ApartMode; board: WritingMode }
  | { type: 'change'; id: string; change: DraftChange }
  | { type: 'remove'; id: string }
  | { type: 'reveal'; round: number }
  /** A fresh round on the same sheet, or the mode of the board about to change. */
  | { type: 'begin' };

/** What happened, to be stored. `take` empties the box: the cards leave their authors' hands. */
export type DraftEvent =
  | { type: 'put'; draft: Draft; mode: ApartMode }
  | { type: 'removed'; id: string }
  | { type: 'take' }
  | { type: 'begun'; round: number }
  | { type: 'nothing' };

export type DraftDecision = { ok: true; value: DraftEvent } | { ok: false; error: ErrorCode };
