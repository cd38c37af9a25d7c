/** What the Worker is bound to (`wrangler.toml`). The two secrets never stand in `[vars]`, which would be deployed. */
export type Env = {
  ASSETS: Fetcher;
  SHEET_ROOMS: DurableObjectNamespace;
  SESSION_ROOMS: DurableObjectNamespace;
  BALLOT_BOXES: DurableObjectNamespace;
  TURSO_DATABASE_URL: string;
  TURSO_AUTH_TOKEN?: string;
};
