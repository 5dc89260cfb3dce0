import { blankWords } from './blank-words';
import { isBlank, type FieldModel } from './schema';

/** Required fields that are empty; everything else the server judges. */
export function blankErrors(
  fields: readonly FieldModel[],
  value: Record<string, unknown>,
  at = '',
): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const field of fields) {
    const pointer = `${at}/${field.name}`;
    const held = value[field.name];
    if (field.kind === 'rows' && Array.isArray(held)) {
      held.forEach((row: unknown, index) =>
        Object.assign(errors, blankErrors(field.fields, { ...(row as object) }, `${pointer}/${index}`)),
      );
    } else if (field.required && isBlank(held)) {
      errors[pointer] = blankWords(field);
    }
  }
  return errors;
}
