import type { Text } from '#libs/contracts/index.js';
import type { CaseType } from './contract.js';
import { schemaOf } from './form-schema.js';

/**
 * What a requested item is about, in words: the title of the form field or attachment slot that it names by its key, or
 * what the official wrote.
 */
export function itemTitle(caseType: CaseType, about: string, lang: keyof Text): string {
  const properties = schemaOf(caseType.form, lang).properties as Record<string, { title?: string }>;
  const slot = caseType.attachments.find((each) => each.slot === about);
  return properties[about]?.title ?? slot?.title[lang] ?? about;
}
