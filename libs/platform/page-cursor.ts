import { validate as isUuid } from 'uuid';
import { DomainError } from './errors.js';

/** What stands at one place of a cursor; checked before it reaches a query. */
export type CursorPart = 'time' | 'uuid' | 'text';

const fits: Record<CursorPart, (value: string) => boolean> = {
  time: (value) => /^\d{4}-\d{2}-\d{2}T/.test(value) && !Number.isNaN(Date.parse(value)),
  uuid: isUuid,
  text: () => true,
};

/** The opaque cursor of a page that ends with a row of these sort values. */
export function encodeCursor(values: string[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/**
 * The sort values of the last row of the page before.
 * @param parts what the list sorts by, in order
 * @throws DomainError REQUEST.INVALID when the cursor was not made by `encodeCursor` for such a list
 */
export function decodeCursor<const Parts extends readonly CursorPart[]>(
  cursor: string,
  parts: Parts,
): { [Index in keyof Parts]: string } {
  const values = parse(cursor);
  const usable = Array.isArray(values) && values.length === parts.length;
  if (!usable || !parts.every((part, index) => isText(values[index]) && fits[part](values[index]))) {
    throw new DomainError('REQUEST.INVALID', {
      errors: [
        {
          pointer: '/cursor',
          code: 'cursor',
          message: { zh: '不是本列表返回的翻页标记', en: 'not a cursor that this list answered with' },
        },
      ],
    });
  }
  return values as { [Index in keyof Parts]: string };
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
