import { api } from './api.ts';
import type { Env } from './env.ts';
import { errorResponse, withoutValues } from './errors.ts';
import { servePage } from './pages.ts';
import { enterRoom } from './rooms.ts';
import { withSecurityHeaders } from './security-headers.ts';

export { BallotBox } from '#party/ballot-box.ts';
export {
  KeptAnswerBox as AnswerBox,
  KeptDraftBox as DraftBox,
  KeptPlacementBox as PlacementBox,
} from './watched-boxes.ts';
export { WatchedSessionRoom as SessionRoom } from './watched-session-room.ts';
export { WatchedSheetRoom as SheetRoom } from './watched-sheet-room.ts';

/** The one Worker: the API, the doors of the rooms, and the pages. */
export default {
  async fetch(request, env, ctx): Promise<Response> {
    const url = new URL(request.url);
    try {
      if (isUnder('/rooms', url)) return await enterRoom(request, env);
      if (isUnder('/api', url)) return withSecurityHeaders(await api.fetch(request, env, ctx), url);
      return await servePage(request, env);
    } catch (error) {
      console.error(request.method, url.pathname, withoutValues(error));
      return withSecurityHeaders(errorResponse('internal'), url);
    }
  },
} satisfies ExportedHandler<Env>;

function isUnder(folder: string, { pathname }: URL): boolean {
  return pathname === folder || pathname.startsWith(`${folder}/`);
}
