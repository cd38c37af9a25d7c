import { SvelteSet } from 'svelte/reactivity';
import type { PersonView } from '#domain/views.ts';
import { api, ApiError, ask, codeOf } from '#app/lib/api.ts';
import type { AnyErrorCode } from '#app/lib/french/errors.ts';
import type { FreshLinks } from './fresh-links.svelte.ts';

/** Choosing people and making or revoking their links. Both answers come back as codes, never as an unhandled rejection. */
export class Inviting {
  /** Membership ids. */
  readonly chosen = new SvelteSet<string>();
  busy = $state(false);
  failure = $state<AnyErrorCode | null>(null);
  readonly #links: FreshLinks;

  constructor(links: FreshLinks) {
    this.#links = links;
  }

  choose(people: readonly PersonView[], chosen: boolean) {
    for (const { membershipId, canInvite } of people) {
      if (chosen && canInvite) this.chosen.add(membershipId);
      else this.chosen.delete(membershipId);
    }
  }

  /** Makes a link for each of these people, the chosen ones by default; true when they are ready to print. */
  create(membershipIds: readonly string[] = [...this.chosen]): Promise<boolean> {
    return this.#attempt(async () => {
      const { invitations } = await ask(
        api.invitations.$post({ json: { membershipIds: [...membershipIds] } }),
      );
      this.#links.invitations = invitations;
      this.chosen.clear();
    });
  }

  revoke(invitationId: string): Promise<boolean> {
    return this.#attempt(async () => {
      await ask(api.invitations[':id'].revoke.$post({ param: { id: invitationId } }));
    });
  }

  async #attempt(work: () => Promise<void>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.failure = null;
    try {
      await work();
      return true;
    } catch (error) {
      if (!(error instanceof ApiError)) console.error(error);
      this.failure = codeOf(error);
      return false;
    } finally {
      this.busy = false;
    }
  }
}
