import {
  type Audience,
  type NotificationKind,
  type NotificationMessage,
  notificationKinds,
} from '#libs/contracts/notification-message.js';
import type { Text } from '#libs/contracts/text.js';

/** A message as it was read: nothing is left out any more; what is about no case has empty words for it. */
export type NotificationPayload = Required<NotificationMessage>;

/**
 * Reads an outbox payload. The row was written by our own code, so a wrong shape is a programming error: it throws,
 * and the job ends in the dead letters where somebody sees it, instead of a letter going out with holes.
 */
export function parseNotificationPayload(value: unknown): NotificationPayload {
  const given = record(value, 'payload');
  const at = text(given.at, 'at');
  if (Number.isNaN(Date.parse(at))) throw new TypeError(`notification.send: at is not a time: ${at}`);
  return {
    kind: kind(given.kind),
    caseId: given.caseId === null || given.caseId === undefined ? null : text(given.caseId, 'caseId'),
    caseNumber: optionalText(given.caseNumber),
    caseTitle: bothLanguages(given.caseTitle),
    subjectName: optionalText(given.subjectName),
    audience: audience(given.audience),
    params: params(given.params),
    at,
  };
}

function kind(value: unknown): NotificationKind {
  const known = notificationKinds.find((each) => each === value);
  if (!known) throw new TypeError(`notification.send: nobody wrote words for the kind ${String(value)}`);
  return known;
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
