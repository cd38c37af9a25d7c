import { defineConfig } from 'drizzle-kit';

// `sqlite`, not `turso`: the latter emits ALTER COLUMN, which plain SQLite rejects.
export default defineConfig({ dialect: 'sqlite', schema: './db/schema.ts', out: './db/migrations' });
