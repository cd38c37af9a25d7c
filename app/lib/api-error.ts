import type { AnyErrorCode } from '#app/lib/french/errors.ts';

/** A refusal or a failure of the API, as one of the closed list of codes. The sentence for it is `sentence(error.code)`. */
export class ApiError extends Error {
  readonly code: AnyErrorCode;

  constructor(code: AnyErrorCode) {
    super(code);
    this.name = 'ApiError';
    this.code = code;
  }
}
