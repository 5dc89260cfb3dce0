import { AsyncLocalStorage } from 'node:async_hooks';

/** What every line of the log says about the request or message that it belongs to. */
export interface CorrelationContext {
  correlationId: string;
}

const storage = new AsyncLocalStorage<CorrelationContext>();

/** Runs a piece of work whose log lines carry the id. */
export function runCorrelated<Result>(correlationId: string, work: () => Result): Result {
  return storage.run({ correlationId }, work);
}

/** The id of the request or message being worked on; undefined between them. */
export function correlationId(): string | undefined {
  return storage.getStore()?.correlationId;
}
