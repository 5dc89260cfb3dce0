import type { ActionView, CaseTypeView } from '#libs/contracts/index.js';
import type { FormSettingsValue, Reference } from '../schema-form/form-settings';
import { fieldsOf } from '../schema-form/schema';

/** What a requested item may be about: the form's fields and the documents. */
export function referencesOf(caseType: CaseTypeView): Reference[] {
  return [
    ...caseType.form.steps
      .flatMap((step) => fieldsOf(caseType.form.schema, step.properties))
      .map((field) => ({ value: field.name, title: field.title, group: 'form' as const })),
    ...caseType.attachments.map(({ slot, title }) => ({ value: slot, title, group: 'attachment' as const })),
  ];
}

/** Faint hints for the texts of an action's form, from the served example. */
export function hintsOf(action: ActionView, hint: (text: string) => string): FormSettingsValue['placeholderOf'] {
  const examples = textsIn(action.payload?.example);
  return (field) => {
    const example = examples[field.name];
    return example && (field.kind === 'text' || field.kind === 'longText') ? hint(example) : undefined;
  };
}

/** Texts of an example by the name of their property, also from inside lists. */
function textsIn(value: unknown): Record<string, string> {
  if (Array.isArray(value)) return textsIn(value[0]);
  if (typeof value !== 'object' || value === null) return {};
  return Object.entries(value).reduce<Record<string, string>>(
    (found, [name, it]) => (typeof it === 'string' ? { ...found, [name]: it } : { ...textsIn(it), ...found }),
    {},
  );
}
