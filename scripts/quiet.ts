/*
 * Imported first by every script that starts wrangler: it reads these once, when loaded. Nothing we run locally talks to the
 * network.
 */
Object.assign(process.env, {
  WRANGLER_SEND_METRICS: 'false',
  WRANGLER_SEND_ERROR_REPORTS: 'false',
  CLOUDFLARE_CF_FETCH_ENABLED: 'false',
  WRANGLER_LOG: process.env.WRANGLER_LOG ?? 'error',
});
