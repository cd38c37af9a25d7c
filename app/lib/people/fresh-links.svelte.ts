import { createContext } from 'svelte';
import type { NewInvitation } from '#domain/views.ts';

/**
 * The links that were just made. The server keeps only their hash, so they live in this page's memory, for the time it takes
 * to print or copy them: a reload forgets them, and that is what one wants of a key.
 */
export class FreshLinks {
  invitations = $state.raw<readonly NewInvitation[]>([]);
}

export const [getFreshLinks, setFreshLinks] = createContext<FreshLinks>();
