import type { FieldModel } from './schema';
import { schemaFormTexts } from './texts';

/** What an empty field is told, by its kind. */
export function blankWords(field: FieldModel): string {
  switch (field.kind) {
    case 'choice':
    case 'choices':
    case 'boolean':
      return schemaFormTexts.get('blankChoice');
    case 'document':
    case 'documents':
      return schemaFormTexts.get('blankFile');
    default:
      return schemaFormTexts.get('blank');
  }
}
