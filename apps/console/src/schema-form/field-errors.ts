import type { FieldError } from '#libs/contracts/index.js';
import type { FieldModel } from './schema';

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

/** Errors in the order of the fields, each with the title of its field. */
export function summaryOf(fields: readonly FieldModel[], errors: ErrorsAt): SummaryLine[] {
  return fields.flatMap((field) =>
    Object.entries(errors)
      .filter(([pointer]) => concerns(field, pointer))
      .map(([pointer, message]) => ({ pointer, title: field.title, message })),
  );
}
