import * as v from 'valibot';
import { ClusterDraftSchema, type ClusterDraft } from '#domain/cluster/cluster-draft.ts';
import { DRAFT_PREFIX } from './kept-drafts.ts';

/** The draft this person left here; null for none, and for one that an earlier version of Grappe wrote. */
export function keptDraft(personId: string): ClusterDraft | null {
  const json = localStorage.getItem(DRAFT_PREFIX + personId);
  if (json === null) return null;
  try {
    const parsed = v.safeParse(ClusterDraftSchema, JSON.parse(json));
    return parsed.success ? parsed.output : null;
  } catch (error) {
    console.warn('the draft of a cluster is not readable', error);
    return null;
  }
}

export function keepDraft(personId: string, draft: ClusterDraft): void {
  localStorage.setItem(DRAFT_PREFIX + personId, JSON.stringify(draft));
}
