import * as v from 'valibot';
import { ClusterDraftSchema, type ClusterDraft } from '#domain/cluster/cluster-draft.ts';
import { PersonDraftSchema } from '#domain/people/person-draft.ts';
import { DRAFT_PREFIX } from './kept-drafts.ts';

/** What a file said of someone and Grappe did not understand stays with the line it is to be corrected on. */
const Unread = v.optional(
  v.object({
    role: v.optional(v.string()),
    college: v.optional(v.string()),
    establishment: v.optional(v.string()),
  }),
);
const KeptSchema = v.object({
  ...ClusterDraftSchema.entries,
  people: v.array(v.object({ ...PersonDraftSchema.entries, unread: Unread })),
});

/** The draft this person left here; null for none, and for one that an earlier version of Grappe wrote. */
export function keptDraft(personId: string): ClusterDraft | null {
  const json = localStorage.getItem(DRAFT_PREFIX + personId);
  if (json === null) return null;
  try {
    const kept = JSON.parse(json) as ClusterDraft;
    const parsed = v.safeParse(KeptSchema, kept);
    if (parsed.success) return parsed.output;
    // Of the right shape, but too long or too many for the server: the form says so, and its writer corrects it.
    return parsed.issues.every(({ kind }) => kind === 'validation') ? kept : null;
  } catch (error) {
    console.warn('the draft of a cluster is not readable', error);
    return null;
  }
}

export function keepDraft(personId: string, draft: ClusterDraft): void {
  localStorage.setItem(DRAFT_PREFIX + personId, JSON.stringify(draft));
}
