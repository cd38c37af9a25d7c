import * as v from 'valibot';
import { plainWords } from '../people/person-draft.ts';
import { hasTwin } from './proposals.ts';

/** Composed, whatever the file it was copied from. */
const Words = v.pipe(v.string(), v.maxLength(500), v.normalize('NFC'));

const MOST_HEADS = 100_000;

/** An establishment as it is typed, for a cluster to be or one that runs. */
export const EstablishmentDraftSchema = v.object({
  name: Words,
  shortName: Words,
  type: Words,
  status: Words,
  department: Words,
  /** Effectif, people; null when nobody has said. */
  headcount: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MOST_HEADS))),
  /** 0–5: index of colour and shape. */
  colour: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(5)),
});
export type EstablishmentDraft = v.InferOutput<typeof EstablishmentDraftSchema>;

export type EstablishmentIssueCode =
  | 'name_missing'
  | 'name_too_long'
  | 'name_repeated'
  | 'short_name_missing'
  | 'short_name_too_long'
  | 'type_missing'
  | 'headcount_wrong'
  | 'mark_twin';

export type EstablishmentIssue = { field: keyof EstablishmentDraft; code: EstablishmentIssueCode };

const NAME_LENGTH = 120;
/** What stands on a tab and under a mark. */
const SHORT_NAME_LENGTH = 60;

/** What keeps this establishment out, beside those that are there. Empty when nothing does (rule C4). */
export function checkEstablishment(
  draft: EstablishmentDraft,
  others: readonly Pick<EstablishmentDraft, 'name' | 'shortName' | 'colour'>[],
): EstablishmentIssue[] {
  const issues: EstablishmentIssue[] = [];
  const name = draft.name.trim();
  const shortName = draft.shortName.trim();
  if (!name) issues.push({ field: 'name', code: 'name_missing' });
  else if (name.length > NAME_LENGTH) issues.push({ field: 'name', code: 'name_too_long' });
  else if (others.some((other) => plainWords(other.name) === plainWords(name)))
    issues.push({ field: 'name', code: 'name_repeated' });
  if (name && !shortName) issues.push({ field: 'shortName', code: 'short_name_missing' });
  if (shortName.length > SHORT_NAME_LENGTH) issues.push({ field: 'shortName', code: 'short_name_too_long' });
  if (!draft.type.trim()) issues.push({ field: 'type', code: 'type_missing' });
  if (draft.headcount !== null && !(draft.headcount >= 0 && draft.headcount <= MOST_HEADS))
    issues.push({ field: 'headcount', code: 'headcount_wrong' });
  if (shortName && hasTwin({ shortName, colour: draft.colour }, others))
    issues.push({ field: 'colour', code: 'mark_twin' });
  return issues;
}
