import { DateTime } from 'luxon';
import { BUSINESS_ZONE, businessDate, endOfBusinessDate } from '#libs/case-engine/calendar.js';
import { DomainError } from '#libs/platform/errors.js';
import type { CaseEvent } from '../case-event.entity.js';

/** Which past is asked for: after a line of the log, or at an instant; a date means its end. */
export type Wanted = { seq: number } | { at: string };

/** A line, and the business date for which its limits and pauses are counted. */
export interface Moment {
  seq: number;
  on: string;
}

/**
 * @param openedAt when the draft was opened
 * @param now business time: the end of today is now
 * @throws DomainError REQUEST.INVALID for a line that is not there, an instant before the draft or still to come
 */
export function momentOf(wanted: Wanted, openedAt: Date, events: readonly CaseEvent[], now: Date): Moment {
  if ('seq' in wanted) {
    if (wanted.seq > events.length) {
      throw refused('/seq', {
        zh: `流转记录共 ${events.length} 条。`,
        en: `the log has ${events.length} lines`,
      });
    }
    return { seq: wanted.seq, on: businessDate(events[wanted.seq - 1]?.at ?? openedAt) };
  }
  const instant = instantOf(wanted.at, now);
  if (instant > now) throw refused('/at', { zh: '该时间尚未到来。', en: 'is still to come' });
  if (instant < openedAt) {
    throw refused('/at', {
      zh: `该办件创建于 ${businessDate(openedAt)}，此前没有记录。`,
      en: `there was no such case before ${businessDate(openedAt)}`,
    });
  }
  const seq = events.findLast((event) => event.at <= instant)?.seq ?? 0;
  return { seq, on: businessDate(new Date(Math.min(instant.getTime(), now.getTime()))) };
}

function instantOf(at: string, now: Date): Date {
  const parsed = DateTime.fromISO(at, { zone: BUSINESS_ZONE });
  if (!parsed.isValid) throw refused('/at', { zh: '应为日期或时间。', en: 'must be a date or a date-time' });
  if (!/^\d{4}-\d{2}-\d{2}$/.test(at)) return parsed.toJSDate();
  return at === businessDate(now) ? now : new Date(endOfBusinessDate(at).getTime() - 1);
}

function refused(pointer: string, message: { zh: string; en: string }): DomainError {
  return new DomainError('REQUEST.INVALID', { detail: message, errors: [{ pointer, code: 'moment', message }] });
}
