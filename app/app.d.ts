import type { AnyErrorCode } from '#app/lib/french/errors.ts';

declare global {
  namespace App {
    interface Error {
      code: AnyErrorCode;
    }
  }
}
