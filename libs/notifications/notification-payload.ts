import type { Text } from '#libs/contracts/text.js';

/** Whom a notification is for: everybody with a role in an office, everybody of an office, or one person. */
export type Audience = { role: string; unit: string } | { unit: string } | { personId: string };

/**
 * Payload of the outbox topic `notification.send`.
 * `params` are the words that the kind's template asks for (libs/notifications/templates); a value that differs between
 * the languages is given twice, as `name.zh` and `name.en`. Dates are YYYY-MM-DD in Asia/Shanghai, `at` is business time.
 */
export interface NotificationPayload {
  kind: string;
  caseId: string | null;
  caseNumber: string;
  caseTitle: Text;
  subjectName: string;
  audience: Audience[];
  params: Record<string, string>;
  at: string;
}

/**
 * Reads an outbox payload. The row was written by our own code, so a wrong shape is a programming error: it throws,
 * and the job ends in the dead letters where somebody sees it, instead of a letter going out with holes.
 */
export function parseNotificationPayload(value: unknown): NotificationPayload {
  const given = record(value, 'payload');
  const at = text(given.at, 'at');
  if (Number.isNaN(Date.parse(at))) throw new TypeError(`notification.send: at is not a time: ${at}`);
  return {
    kind: text(given.kind, 'kind'),
    caseId: given.caseId === null || given.caseId === undefined ? null : text(given.caseId, 'caseId'),
    caseNumber: optionalText(given.caseNumber),
    caseTitle: bothLanguages(given.caseTitle),
    subjectName: optionalText(given.subjectName),
    audience: audience(given.audience),
    params: params(given.params),
    at,
  };
}

function audience(value: unknown): Audience[] {
  if (!Array.isArray(value)) throw new TypeError('notification.send: audience is not a list');
  return value.map((entry: unknown) => {
    const given = record(entry, 'audience');
    if (typeof given.personId === 'string') return { personId: given.personId };
    const unit = text(given.unit, 'audience.unit');
    return typeof given.role === 'string' ? { role: given.role, unit } : { unit };
  });
}

function bothLanguages(value: unknown): Text {
  if (value === undefined || value === null) return { zh: '', en: '' };
  const given = record(value, 'caseTitle');
  return { zh: text(given.zh, 'caseTitle.zh'), en: text(given.en, 'caseTitle.en') };
}

function params(value: unknown): Record<string, string> {
  if (value === undefined || value === null) return {};
  const known = Object.entries(record(value, 'params')).filter(([, word]) => word !== null && word !== undefined);
  return Object.fromEntries(known.map(([name, word]) => [name, String(word)]));
}

function record(value: unknown, name: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new TypeError(`notification.send: ${name} is not an object`);
  }
  return value as Record<string, unknown>;
}

function text(value: unknown, name: string): string {
  if (typeof value !== 'string' || value === '') throw new TypeError(`notification.send: ${name} is missing`);
  return value;
}

function optionalText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
