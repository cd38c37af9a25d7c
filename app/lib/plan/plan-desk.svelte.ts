import { createContext } from 'svelte';
import type { PlanView } from '#domain/views.ts';
import { ApiError, ask, codeOf } from '#app/lib/api.ts';
import type { Announcer } from '#app/lib/design/announcer.svelte.ts';
import { sentence, type AnyErrorCode } from '#app/lib/french/errors.ts';

type Request = Parameters<typeof ask<PlanView>>[0];

/**
 * The plan on screen and its changes. Each change answers with the whole plan as it then is, so that what one sees is what is stored.
 * One change at a time: two that cross could show the older plan last.
 */
export class PlanDesk {
  plan = $state.raw<PlanView>({ phases: [], sessions: [] });
  busy = $state(false);
  /** Why the last change was refused; its form says it. */
  failure = $state<AnyErrorCode | null>(null);
  readonly #announcer: Announcer;

  constructor(plan: PlanView, announcer: Announcer) {
    this.plan = plan;
    this.#announcer = announcer;
  }

  /** Asks for a change and says that it is done; true when it is. `aloud`: also says a refusal, for a change without a form. */
  async change(request: () => Request, said: string, { aloud = false } = {}): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.failure = null;
    try {
      this.plan = await ask(request());
      this.#announcer.show(said, 'positive');
      return true;
    } catch (error) {
      if (!(error instanceof ApiError)) console.error(error);
      this.failure = codeOf(error);
      if (aloud) this.#announcer.show(sentence(this.failure), 'negative');
      return false;
    } finally {
      this.busy = false;
    }
  }
}

export const [getPlanDesk, setPlanDesk] = createContext<PlanDesk>();
