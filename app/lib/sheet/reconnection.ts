/** Why the link was lost: `network` is an ordinary cut, `setback` a room that asked us to wait (4429, 4500, 4503). */
export type Loss = 'network' | 'setback';

const FIRST_WAIT = { network: 600, setback: 8_000 } as const;
const LONGEST_WAIT = { network: 30_000, setback: 120_000 } as const;

/**
 * Milliseconds to wait before attempt number `attempt` (0 is the first). Exponential, with a random part as large as the wait
 * itself, so that thirty clients of one room that dropped together do not come back together (failure case 47).
 */
export function reconnectionDelay(attempt: number, loss: Loss, random: () => number = Math.random): number {
  const wait = Math.min(LONGEST_WAIT[loss], FIRST_WAIT[loss] * 2 ** Math.min(attempt, 16));
  return Math.round(wait * (0.5 + random()));
}
