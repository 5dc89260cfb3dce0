import type { PartyRef } from './party.js';

/** Why an action cannot be taken now, who or what would unblock it, and by when. */
export interface Reason {
  /** Stable, e.g. `CASE.NOT_IN_STATE`. */
  code: string;
  message: string;
  /** The office, role, person, document or date that would unblock the action. */
  unblockedBy?: string;
  /** Calendar date (YYYY-MM-DD, Asia/Shanghai) by which that is due. */
  by?: string;
  /** The same where it is somebody's turn: each of them, since a case may wait for several at once. */
  holders?: ReasonHolder[];
}

/** Somebody who would unblock an action. */
export interface ReasonHolder {
  /** Key of the duty or power that they would use. */
  duty: string;
  title: string;
  /** Left out where no one office holds it. */
  office?: PartyRef;
  role?: string;
  /** By name where it can only be one: who has claimed the task, or the only one who may act. */
  person?: string;
  by?: string;
}

/** One field of a form or payload that was not accepted. */
export interface FieldError {
  /** JSON pointer into the body or the form, e.g. `/form/creditCode`. */
  pointer: string;
  code: string;
  message: string;
}

/** RFC 9457 problem details; every error of the API has this shape. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  instance?: string;
  /** Stable code, e.g. `CASE.STALE_VERSION`. */
  code: ErrorCode;
  correlationId: string;
  errors?: FieldError[];
  reasons?: Reason[];
  availableEvents?: string[];
}

/** Every error code of the API, with the HTTP status that it is answered with. */
export const errorStatus = {
  'REQUEST.MALFORMED': 400,
  'REQUEST.INVALID': 422,
  'REQUEST.NOT_FOUND': 404,
  'REQUEST.TOO_LARGE': 413,
  'REQUEST.TOO_MANY': 429,
  'REQUEST.UNSUPPORTED_MEDIA_TYPE': 415,
  'REQUEST.PRECONDITION_REQUIRED': 428,
  'REQUEST.IDEMPOTENCY_KEY_REUSED': 422,
  'REQUEST.ORIGIN_REFUSED': 403,
  'AUTH.REQUIRED': 401,
  'AUTH.FAILED': 401,
  'AUTH.LOCKED': 429,
  'AUTH.FORBIDDEN': 403,
  'CASE.NOT_FOUND': 404,
  'CASE.TYPE_NOT_FOUND': 404,
  'CASE.SUBJECT_NOT_FOUND': 422,
  'CASE.STALE_VERSION': 412,
  'CASE.NOT_EDITABLE': 409,
  'CASE.NOT_YOUR_DUTY': 403,
  'CASE.OWN_CASE': 403,
  'CASE.RECUSED': 403,
  'CASE.SEPARATION': 403,
  'CASE.ALREADY_SIGNED': 409,
  'CASE.NOT_YOUR_TURN': 409,
  'CASE.NOT_IN_STATE': 409,
  'CASE.SUSPENDED': 409,
  'CASE.TASK_AMBIGUOUS': 422,
  'CASE.TASK_NOT_OPEN': 409,
  'CASE.EVENT_UNKNOWN': 422,
  'CASE.GUARD_REFUSED': 422,
  'CASE.FORM_INVALID': 422,
  'CASE.PAYLOAD_INVALID': 422,
  'CALENDAR.YEAR_NOT_LOADED': 422,
  'CASE.NOT_REPLAYABLE': 409,
  'CASE.SIGNERS_REFUSED': 422,
  'CONSULTATION.NOT_FOUND': 404,
  'CONSULTATION.CLOSED': 409,
  'CONSULTATION.ASKED_ALREADY': 409,
  'TASK.NOT_FOUND': 404,
  'TASK.CLAIMED_BY_ANOTHER': 409,
  'TASK.DELEGATED': 409,
  'TASK.COLLEAGUE_BARRED': 422,
  'TASK.NOBODY_LEFT': 422,
  'OPINION_TEMPLATE.NOT_FOUND': 404,
  'OPINION_TEMPLATE.TOO_MANY': 409,
  'CHANGE.NOT_FOUND': 404,
  'CHANGE.NOT_FORWARD': 422,
  'CHANGE.UNDERWAY': 409,
  'CHANGE.NOT_READY': 409,
  'CHANGE.OWN_ORDER': 403,
  'CHANGE.STALE': 412,
  'DOCUMENT.NOT_FOUND': 404,
  'DOCUMENT.TOO_LARGE': 413,
  'DOCUMENT.TYPE_REFUSED': 422,
  'DOCUMENT.NAME_REFUSED': 422,
  'DOCUMENT.EMPTY': 422,
  'DOCUMENT.SLOT_UNKNOWN': 422,
  'SERVER.UNAVAILABLE': 503,
  'SERVER.ERROR': 500,
} as const;

export type ErrorCode = keyof typeof errorStatus;
