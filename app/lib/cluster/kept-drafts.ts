/*
 * The one cluster being prepared on this device, by person. It holds names: it goes with the other copies when one leaves. Apart from what
 * reads it, because every page forgets drafts and only one reads them.
 */
export const DRAFT_PREFIX = 'grappe-cluster-draft:';

/** Forgets every draft on this device, or those of everyone but one person (a shared computer). */
export function forgetDrafts(exceptPersonId?: string): void {
  const kept = exceptPersonId === undefined ? null : DRAFT_PREFIX + exceptPersonId;
  for (const key of Object.keys(localStorage))
    if (key.startsWith(DRAFT_PREFIX) && key !== kept) localStorage.removeItem(key);
}
