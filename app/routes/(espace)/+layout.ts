import { api, ApiError, ask } from '#app/lib/api.ts';
import { rememberedMe, rememberMe } from '#app/lib/sheet/copies-on-device.ts';
import type { LayoutLoad } from './$types';

/** Who is here, once for all the pages of the space. Without a login, `ask` leads back to the arrival page. */
export const load: LayoutLoad = async ({ depends, fetch }) => {
  depends('grappe:me');
  try {
    const me = await ask(api.me.$get({}, { fetch }));
    rememberMe(me);
    return { me };
  } catch (error) {
    // Without network a person still reads and writes the boards that were open on this device.
    const me = error instanceof ApiError && error.code === 'network_failed' ? rememberedMe() : null;
    if (!me) throw error;
    return { me };
  }
};
