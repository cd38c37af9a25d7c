import type { InvitationPreview, MeView } from '#domain/views.ts';
import { ApiError, api, ask } from '#app/lib/api.ts';
import type { AnyErrorCode } from '#app/lib/french/errors.ts';

type Step =
  { at: 'reading' } | { at: 'shown'; preview: InvitationPreview } | { at: 'refused'; code: AnyErrorCode };

/**
 * One invitation, from the link to the door. Showing it opens nothing: a mail scanner may fetch the page as often as it likes
 * (failure case 45); only `enter` uses it, and only a person presses that button.
 */
export class Invitation {
  step = $state<Step>({ at: 'reading' });
  entering = $state(false);
  /** Why the last press on the button failed; the invitation stays on screen. */
  failure = $state<AnyErrorCode | null>(null);
  readonly #token: string | null;

  constructor(token: string | null) {
    this.#token = token;
  }

  async read(): Promise<void> {
    this.step = { at: 'reading' };
    try {
      if (!this.#token) throw new ApiError('invitation_invalid');
      const preview = await ask(api.invitations.preview.$post({ json: { token: this.#token } }));
      this.step = { at: 'shown', preview };
    } catch (error) {
      this.step = { at: 'refused', code: codeOf(error) };
    }
  }

  /** Opens the login; null when it was refused, and `failure` says why. */
  async enter(sharedComputer: boolean): Promise<MeView | null> {
    if (!this.#token || this.entering) return null;
    this.entering = true;
    this.failure = null;
    try {
      return await ask(api.login.$post({ json: { token: this.#token, sharedComputer } }));
    } catch (error) {
      this.failure = codeOf(error);
      return null;
    } finally {
      this.entering = false;
    }
  }
}

function codeOf(error: unknown): AnyErrorCode {
  if (error instanceof ApiError) return error.code;
  console.error(error);
  return 'internal';
}
