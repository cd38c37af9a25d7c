import { api, ApiError, ask } from '#app/lib/api.ts';
import { rememberedView } from '#app/lib/sheet/local-copy.ts';
import type { PageLoad } from './$types';

/** The sheet as the server sees it, or as this device last saw it when there is no network. */
export const load: PageLoad = async ({ params, depends, parent }) => {
  depends('grappe:sheet');
  try {
    return { view: await ask(api.sheets[':id'].$get({ param: { id: params.sheetId } })) };
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 'network_failed') throw error;
    const { me } = await parent();
    const view = await rememberedView(me.personId, params.sheetId);
    if (!view) throw error;
    return { view };
  }
};
