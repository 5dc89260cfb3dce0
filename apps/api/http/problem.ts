import { CalendarYearNotLoaded } from '#libs/case-engine/calendar.js';
import type { ErrorCode, Problem } from '#libs/contracts/index.js';
import { errorTitles } from '#libs/platform/error-titles.js';
import { DomainError, reasonIn, sentenceIn } from '#libs/platform/errors.js';
import type { Lang } from './language.js';

/** Problem details (RFC 9457) of a refusal, in the language of the reader. */
export function problemOf(error: DomainError, lang: Lang, correlationId: string, instance: string): Problem {
  const { detail, errors, reasons, availableEvents } = error.options;
  const title = errorTitles[error.code][lang];
  return {
    type: `urn:qiangwei:problem:${error.code}`,
    title,
    status: error.status,
    detail: detail ? sentenceIn(lang, detail) : title,
    instance,
    code: error.code,
    correlationId,
    ...(errors && { errors: errors.map((fault) => ({ ...fault, message: sentenceIn(lang, fault.message) })) }),
    ...(reasons && { reasons: reasons.map((reason) => reasonIn(lang, reason)) }),
    ...(availableEvents && { availableEvents }),
  };
}

const codeByStatus: Record<number, ErrorCode> = {
  400: 'REQUEST.MALFORMED',
  401: 'AUTH.REQUIRED',
  403: 'AUTH.FORBIDDEN',
  404: 'REQUEST.NOT_FOUND',
  405: 'REQUEST.NOT_FOUND',
  406: 'REQUEST.UNSUPPORTED_MEDIA_TYPE',
  413: 'REQUEST.TOO_LARGE',
  415: 'REQUEST.UNSUPPORTED_MEDIA_TYPE',
  422: 'REQUEST.INVALID',
  428: 'REQUEST.PRECONDITION_REQUIRED',
  429: 'REQUEST.TOO_MANY',
  503: 'SERVER.UNAVAILABLE',
};

/** Errors of PostgreSQL and of its driver that mean "not now" rather than "never". */
const unavailableCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  '57P01',
  '57P02',
  '57P03',
  '08000',
  '08003',
  '08006',
  '53300',
]);

/** PostgreSQL's text and jsonb hold every character but NUL; one that came in was typed by nobody. */
const unwritableCodes = new Set(['22021', '22P05']);

/**
 * Turns whatever was thrown into a refusal: ours as it is, the engine's in words, Nest's and Fastify's by their status,
 * the rest becomes 500 without a word about its cause.
 */
export function domainErrorOf(thrown: unknown): DomainError {
  if (thrown instanceof DomainError) return thrown;
  if (thrown instanceof CalendarYearNotLoaded) return calendarMissing(thrown);
  const { status, statusCode, code, driverError } = (thrown ?? {}) as {
    status?: unknown;
    statusCode?: unknown;
    code?: unknown;
    driverError?: { code?: unknown };
  };
  const known = codeByStatus[Number(statusCode ?? status)];
  if (known) return new DomainError(known, { cause: thrown });
  if (unavailableCodes.has(String(driverError?.code ?? code)) || isLostConnection(thrown)) {
    return new DomainError('SERVER.UNAVAILABLE', { cause: thrown, retryAfter: 2 });
  }
  if (unwritableCodes.has(String(driverError?.code ?? code))) {
    const detail = { zh: '内容含有不可用的字符（NUL）', en: 'A character that cannot be kept (NUL)' };
    return new DomainError('REQUEST.INVALID', { cause: thrown, detail });
  }
  return new DomainError('SERVER.ERROR', { cause: thrown });
}

/** Deadlines are counted by readers as well as by commands, so every route may come upon a year without a calendar. */
function calendarMissing(cause: CalendarYearNotLoaded): DomainError {
  const detail = {
    zh: `期限将跨入 ${cause.year} 年，该年度工作日历尚未载入，请联系系统管理员。`,
    en: `A limit reaches into ${cause.year}, and the working-day calendar of that year is not loaded; ask the system administrator.`,
  };
  return new DomainError('CALENDAR.YEAR_NOT_LOADED', { cause, detail });
}

/** The driver reports a server that went away in the middle of a query by a message only. */
function isLostConnection(thrown: unknown): boolean {
  return (
    thrown instanceof Error && /^Connection terminated|timeout exceeded when trying to connect/.test(thrown.message)
  );
}
