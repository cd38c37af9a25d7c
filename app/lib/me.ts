import type { MeView } from '#domain/views.ts';
import { createContext } from 'svelte';

/** The person behind the cookie, for every page inside the space: `const me = getMe()`, then `me().name`. */
export const [getMe, setMe] = createContext<() => MeView>();
