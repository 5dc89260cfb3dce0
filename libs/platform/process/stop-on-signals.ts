import type { LoggerService } from '@nestjs/common';

/** How long a stop may take before the process leaves anyway. */
const patienceMs = 25_000;

/**
 * Stops cleanly on Ctrl-C and SIGTERM, once: npm and the terminal may both send the signal, and a second one must
 * neither start a second stop nor cut the first one short.
 */
export function stopOnSignals(stop: () => Promise<void>, logger: LoggerService): () => void {
  let stopping = false;
  const begin = (): void => {
    if (stopping) return;
    stopping = true;
    const impatience = setTimeout(() => process.exit(1), patienceMs);
    impatience.unref();
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error('Stopping failed', error);
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, begin);
  return begin;
}
