// Imported here, not in the layout, so that the page links these styles and the font at once instead of after the scripts.
import '#app/lib/design/font.css';
import '#app/lib/design/tokens.css';
import '#app/lib/design/base.css';
import { applyTheme, chosenTheme } from '#app/lib/theme.ts';
import { ApiError } from '#app/lib/api-error.ts';
import { sentence } from '#app/lib/french/errors.ts';
import type { ClientInit, HandleClientError } from '@sveltejs/kit/hooks';

/** Before anything is drawn: no flash of the other theme. */
export const init: ClientInit = () => applyTheme(chosenTheme());

/** A part of the page that is fetched when it is first asked for did not come: each browser says it in its own words. */
const isUnreached = (error: unknown): boolean =>
  !navigator.onLine ||
  (error instanceof Error &&
    /dynamically imported module|importing a module script|unable to preload/i.test(error.message));

/** What a page could not load becomes one of our codes and its sentence; the rest is said to be ours to repair. */
export const handleError: HandleClientError = ({ error, kind }) => {
  const missing = kind === 'framework' && error.status === 404;
  const code =
    error instanceof ApiError
      ? error.code
      : missing
        ? 'not_found'
        : isUnreached(error)
          ? 'network_failed'
          : 'internal';
  if (code === 'internal') console.error(error);
  return { code, message: sentence(code) };
};
