/**
 * Waits for something no longer than the given time. What is waited for goes on by itself when the time is over.
 * @throws Error when the time is over first
 */
export async function within<Result>(milliseconds: number, waitedFor: Promise<Result>, what: string): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what}: no answer within ${milliseconds} ms`)), milliseconds);
  });
  try {
    return await Promise.race([waitedFor, over]);
  } finally {
    clearTimeout(timer);
  }
}
