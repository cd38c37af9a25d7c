/**
 * The local libSQL server alone in its own process, so that tests can kill it. Its options come as JSON in the first argument;
 * it prints its address as one line of JSON.
 */
import { startLocalLibsql, type LocalLibsqlOptions } from '#db/local/libsql-server.ts';

const options = JSON.parse(process.argv[2] ?? '{}') as LocalLibsqlOptions;
const server = await startLocalLibsql(options);
console.log(JSON.stringify({ url: server.url }));
process.once('SIGTERM', () => void server.close());
