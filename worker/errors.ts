import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { routePath } from 'hono/route';
import { ERROR_STATUS, GrappeError, type ErrorBody, type ErrorCode } from '#domain/errors.ts';

export type Issue = NonNullable<ErrorBody['issues']>[number];

/** `bad_request` with the fields that did not parse. */
export class InvalidInput extends GrappeError {
  readonly issues: Issue[];

  constructor(issues: Issue[]) {
    super('bad_request');
    this.issues = issues;
  }
}

export function errorResponse(code: ErrorCode, issues?: Issue[]): Response {
  const body: ErrorBody = issues ? { error: code, issues } : { error: code };
  return Response.json(body, { status: ERROR_STATUS[code], headers: { 'cache-control': 'no-store' } });
}

/** Whatever a handler threw, as a reply of the closed list. Faults of ours are logged, refusals are not. */
export function replyToError(error: unknown, c: Context): Response {
  const code = codeOf(error);
  if (ERROR_STATUS[code] >= 500) console.error(c.req.method, routePath(c), code, withoutValues(error));
  return errorResponse(code, error instanceof InvalidInput ? error.issues : undefined);
}

/** The code of the closed list that anything thrown amounts to. */
export function codeOf(error: unknown): ErrorCode {
  if (error instanceof GrappeError) return error.code;
  // Hono throws this one itself, for a body that is not JSON.
  if (error instanceof HTTPException && error.status === 400) return 'bad_request';
  return isDatabaseError(error) ? 'storage_failed' : 'internal';
}

/** By name: the classes sit in the driver's packages, and the same error crosses as its own `cause`. */
function isDatabaseError(error: unknown): boolean {
  return chainOf(error).some((link) => ['DrizzleQueryError', 'LibsqlError'].includes(nameOf(link)));
}

/**
 * An error as it may stand in a log. The message of a failed query quotes its parameters, token hashes and people's words among
 * them, so only its SQL text is kept, which holds placeholders.
 */
export function withoutValues(error: unknown): string {
  return chainOf(error)
    .map((link) => {
      const name = nameOf(link);
      if (name === 'DrizzleQueryError') return `${name}: ${(link as unknown as { query: string }).query}`;
      const frame = link.stack?.split('\n').find((line) => line.trim().startsWith('at '));
      return `${name}: ${link.message}${frame ? ` ${frame.trim()}` : ''}`;
    })
    .join(' | cause: ');
}

function nameOf(error: Error): string {
  return error.name === 'Error' ? error.constructor.name : error.name;
}

function chainOf(error: unknown): Error[] {
  const links: Error[] = [];
  for (let link = error; link instanceof Error && links.length < 5; link = link.cause) links.push(link);
  return links;
}
