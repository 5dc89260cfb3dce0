import type { ErrorCode, FieldError, Problem, Reason } from '#libs/contracts/index.js';

/** `NETWORK` is ours: the server was not reached at all. */
export type ApiErrorCode = ErrorCode | 'NETWORK';

/** An answer of the API that is an error: RFC 9457 problem details, or the network's failure in the same shape. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly status: number;
  readonly code: ApiErrorCode;
  readonly title: string;
  readonly correlationId: string;
  readonly errors: FieldError[];
  readonly reasons: Reason[];
  readonly availableEvents: string[];

  constructor(problem: Omit<Partial<Problem>, 'code'> & { status: number; code: ApiErrorCode }) {
    super(problem.detail ?? problem.title ?? problem.code);
    this.status = problem.status;
    this.code = problem.code;
    this.title = problem.title ?? '';
    this.correlationId = problem.correlationId ?? '';
    this.errors = problem.errors ?? [];
    this.reasons = problem.reasons ?? [];
    this.availableEvents = problem.availableEvents ?? [];
  }
}

/** True when the session is missing or over (a refused password is `AUTH.FAILED`, not this). */
export function isSessionOver(error: unknown): boolean {
  return error instanceof ApiProblem && error.code === 'AUTH.REQUIRED';
}
