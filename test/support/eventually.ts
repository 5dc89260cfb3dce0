import { setTimeout as pause } from 'node:timers/promises';

/**
 * Waits for a condition, never for a time: asks again until the answer is no longer undefined or false.
 * @throws Error with `what` and the last failure when the deadline (milliseconds) passes
 */
export async function eventually<Answer>(
  what: string,
  ask: () => Promise<Answer | undefined | false>,
  within = 15_000,
): Promise<Answer> {
  const deadline = performance.now() + within;
  let last: unknown;
  for (;;) {
    try {
      const answer = await ask();
      if (answer !== undefined && answer !== false) return answer;
    } catch (error) {
      last = error;
    }
    if (performance.now() > deadline) {
      throw new Error(`${what}: not within ${within} ms`, { cause: last });
    }
    await pause(40);
  }
}
