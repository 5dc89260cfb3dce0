import type { Text } from '#libs/contracts/index.js';
import { DomainError } from '#libs/platform/errors.js';

/** What a report says of a case that could not be looked at or moved: a code, never the error's own text. */

/** Conflicts, limits of time and of resources, and a connection that is gone: by SQLSTATE or its class. */
const transient = /^(40001|40P01|55P03|57014|57P0[1-4]|08...|53...|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE)$/;

/** The same again may well go. */
export function isTransient(error: unknown): boolean {
  return transient.test(codeOf(error)) || (error instanceof Error && /connection terminated/i.test(error.message));
}

/** SQLSTATE, our own code, or Node's; `INTERNAL` for an error that has none. */
export function codeOf(error: unknown): string {
  if (error instanceof DomainError) return error.code;
  const { code, driverError } = (error ?? {}) as { code?: unknown; driverError?: { code?: unknown } };
  const found = driverError?.code ?? code;
  return typeof found === 'string' ? found : 'INTERNAL';
}

export function notForeseen(error: unknown): Text {
  const code = codeOf(error);
  return {
    zh: `试算本办件时系统出错（${code}），办件继续按原版办理；详情见运行日志。`,
    en: `The dry run of this case failed (${code}); it goes on under its version. Details are in the server's log.`,
  };
}

export function notMoved(error: unknown): Text {
  const code = codeOf(error);
  return {
    zh: `转入时系统出错（${code}），未转入，办件继续按原版办理；详情见运行日志。`,
    en: `The move failed (${code}); the case goes on under its version. Details are in the server's log.`,
  };
}
