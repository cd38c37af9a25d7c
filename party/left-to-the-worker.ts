/*
 * A box gives what it collected to the Worker, which puts it where it belongs and says so. When the Worker dies in between, the box sees to it itself, by
 * its alarm (failure case 12).
 */

/** Milliseconds the Worker is given. */
export const LEFT_TO_THE_WORKER = 60_000;
/** Milliseconds between two tries of the box. */
export const NEXT_TRY = 10 * 60_000;
