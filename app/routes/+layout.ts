/** Every page is behind a login and reads live data: nothing is rendered ahead or on a server. */
export const ssr = false;
export const prerender = false;
