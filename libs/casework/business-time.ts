import { DateTime } from 'luxon';
import { BUSINESS_ZONE } from '#libs/case-engine/calendar.js';

/** An instant as people of the district write it: RFC 3339 with the offset of Asia/Shanghai. */
export function inShanghai(at: Date): string {
  return DateTime.fromJSDate(at, { zone: BUSINESS_ZONE }).toISO() ?? '';
}
