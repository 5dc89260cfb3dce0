import type { FieldError } from '#libs/contracts/index.js';
import { isBlank, type FieldModel } from './schema';

/** Messages by JSON pointer relative to the form or payload, e.g. `/creditCode`, `/items/0/note`. */
export type ErrorsAt = Readonly<Record<string, string>>;

/** `/form/creditCode` and `/payload/items/0/note` lose their first part; the first message of a field wins. */
export function errorsAt(errors: readonly FieldError[] | undefined): ErrorsAt {
  const at: Record<string, string> = {};
  for (const error of errors ?? []) {
    const pointer = error.pointer.replace(/^\/(form|payload)(?=\/|$)/, '');
    at[pointer] ??= error.message;
  }
  return at;
}

/** The field that a pointer leads to; the numbers of rows are passed over. */
export function fieldAt(fields: readonly FieldModel[], pointer: string): FieldModel | undefined {
  const names = pointer.split('/').filter((part) => part !== '' && !/^\d+$/.test(part));
  let field: FieldModel | undefined;
  let level = fields;
  for (const name of names) {
    field = level.find((it) => it.name === name);
    level = field?.fields ?? [];
  }
  return field;
}

const valueAt = (value: unknown, pointer: string): unknown =>
  pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined), value);

/**
 * The server names the first rule that an empty field breaks ("must be a string"); people are told that it is empty.
 * `blank` gives the words for a kind of field.
 */
export function wordBlanks(
  errors: ErrorsAt,
  fields: readonly FieldModel[],
  value: unknown,
  blank: (field: FieldModel) => string,
): ErrorsAt {
  return Object.fromEntries(
    Object.entries(errors).map(([pointer, message]) => {
      const field = fieldAt(fields, pointer);
      return [pointer, field && isBlank(valueAt(value, pointer)) ? blank(field) : message];
    }),
  );
}

/** The element id of a control: stable, so that an error summary and the check page can link to it. */
export const controlId = (prefix: string, pointer: string): string =>
  `${prefix}${pointer.replace(/[^A-Za-z0-9]+/g, '-')}`;

/** True when the message is about the field itself or anything inside it. */
export const concerns = (field: FieldModel, pointer: string): boolean =>
  pointer === `/${field.name}` || pointer.startsWith(`/${field.name}/`);

export interface SummaryLine {
  pointer: string;
  title: string;
  message: string;
}

/** Titles on the way to a pointer, with the numbers of rows: "补正清单 2 · 事项". */
function titleOf(fields: readonly FieldModel[], pointer: string): string {
  const parts = pointer.split('/').slice(1);
  const words = parts.map((part, index) =>
    /^\d+$/.test(part)
      ? ` ${Number(part) + 1}`
      : `${index > 0 ? ' · ' : ''}${fieldAt(fields, `/${parts.slice(0, index + 1).join('/')}`)?.title ?? part}`,
  );
  return words.join('');
}

/** Errors in the order of the fields, each with the title of its field. */
export function summaryOf(fields: readonly FieldModel[], errors: ErrorsAt): SummaryLine[] {
  return fields.flatMap((field) =>
    Object.entries(errors)
      .filter(([pointer]) => concerns(field, pointer))
      .map(([pointer, message]) => ({ pointer, title: titleOf(fields, pointer), message })),
  );
}
