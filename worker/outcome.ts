import { GrappeError, type Outcome } from '#domain/errors.ts';

/** What a room answered, or its refusal thrown as the error of our own that the API replies with. */
export function orThrow<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new GrappeError(outcome.error);
  return outcome.value;
}
