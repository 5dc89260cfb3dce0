import { createContext } from 'react';
import type { FieldModel } from './schema';

export interface Reference {
  value: string;
  title: string;
  group: 'form' | 'attachment';
}

/** What the page around a schema form knows and the schema does not. */
export interface FormSettingsValue {
  /** A faint hint in an empty control, e.g. from the served example. */
  placeholderOf: (field: FieldModel) => string | undefined;
  /** What `about` of a requested item may name: the fields and attachment slots of the case type. */
  references: readonly Reference[];
  /** Beside long texts: words that the person keeps for opinions. */
  keptWords?: boolean;
}

export const FormSettings = createContext<FormSettingsValue>({ placeholderOf: () => undefined, references: [] });
