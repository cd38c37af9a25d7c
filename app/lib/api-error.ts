import type { ErrorBody } from '#domain/errors.ts';
import type { AnyErrorCode } from '#app/lib/french/errors.ts';

/** A refusal or a failure of the API, as one of the closed list of codes. The sentence for it is `sentence(error.code)`. */
export class ApiError extends Error {
  readonly code: AnyErrorCode;
  /** Fields that were refused, when the server named some. */
  readonly issues: NonNullable<ErrorBody['issues']>;

  constructor(code: AnyErrorCode, issues: NonNullable<ErrorBody['issues']> = []) {
    super(code);
    this.issues = issues;
    this.name = 'ApiError';
    this.code = code;
  }
}

/** Code of what was caught, for its sentence: `internal` for what is no answer of the API. */
export function codeOf(cause: unknown): AnyErrorCode {
  return cause instanceof ApiError ? cause.code : 'internal';
}
