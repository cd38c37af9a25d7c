const WATCH_PARENT_MS = 500;

/**
 * Runs `stop` once at Ctrl-C, SIGTERM or SIGHUP, or when the parent process is gone, then exits. A second signal exits at once.
 */
export function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false;
  const end = (): void => {
    if (stopping) process.exit(1);
    stopping = true;
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    // wrangler's own listener ends the process with 143 before the database is closed.
    process.removeAllListeners(signal);
    process.on(signal, end);
  }
  // `npm start` runs us under a shell that dies of SIGTERM without passing it on: we would be left behind.
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    end();
  }, WATCH_PARENT_MS);
  watch.unref();
}
