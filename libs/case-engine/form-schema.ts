import { getMetadataStorage } from 'class-validator';
import { JSONSchema, validationMetadatasToSchemas } from 'class-validator-jsonschema';
import { defaultMetadataStorage } from 'class-transformer/cjs/storage.js';
import type { JsonSchema, Text } from '#libs/contracts/index.js';
import type { FormClass } from './contract.js';

export interface FieldText {
  title: Text;
  help?: Text;
  /** Unit as written after the number, e.g. ㎡. */
  unit?: string | Text;
  /** Words for the values of an enumeration. */
  options?: Record<string, Text>;
  /** Long text: shown as several lines. */
  long?: boolean;
  /** The value names an uploaded document. */
  document?: boolean;
}

/** Names a field for people; title, help and unit reach the web form through the JSON Schema. */
export function Field(text: FieldText): (target: object, property: string) => void {
  return JSONSchema({ 'x-text': text });
}

/** JSON Schema of a form or payload class with titles in one language; nested classes are inlined. */
export function schemaOf(form: FormClass, lang: keyof Text): JsonSchema {
  return localised(classSchema(form.name), lang) as JsonSchema;
}

let cached: { schemas: Record<string, JsonSchema>; names: string[] } | undefined;

function classSchema(name: string): JsonSchema {
  const classes = decoratedClasses();
  // Modules load one after the other: a class may have come since the last reading.
  if (cached?.names.length !== classes.length) cached = readClasses(classes);
  const schema = cached.schemas[name];
  if (!schema) throw new Error(`${name} carries no class-validator decorators`);
  // class-validator-jsonschema tells classes apart by name alone: two of one name would be read as one.
  if (cached.names.indexOf(name) !== cached.names.lastIndexOf(name)) {
    throw new Error(`Two form or payload classes are called ${name}; give one another name`);
  }
  return schema;
}

function decoratedClasses(): FormClass[] {
  const storage = getMetadataStorage() as unknown as { validationMetadatas: Map<FormClass, unknown> };
  return [...storage.validationMetadatas.keys()];
}

function readClasses(classes: readonly FormClass[]): { schemas: Record<string, JsonSchema>; names: string[] } {
  const schemas = validationMetadatasToSchemas({
    classTransformerMetadataStorage: defaultMetadataStorage,
    classValidatorMetadataStorage: getMetadataStorage(),
    refPointerPrefix: '#/definitions/',
  }) as Record<string, JsonSchema>;
  return { schemas, names: classes.map((form) => form.name) };
}

function localised(node: unknown, lang: keyof Text): unknown {
  if (Array.isArray(node)) return node.map((each) => localised(each, lang));
  if (typeof node !== 'object' || node === null) return node;
  const { 'x-text': text, $ref, ...rest } = node as { 'x-text'?: FieldText; $ref?: string } & Record<string, unknown>;
  const inlined = $ref ? { ...classSchema($ref.replace('#/definitions/', '')), ...rest } : rest;
  const plain = Object.fromEntries(Object.entries(inlined).map(([key, value]) => [key, localised(value, lang)]));
  return text ? { ...plain, ...fieldWords(text, lang) } : plain;
}

function fieldWords(text: FieldText, lang: keyof Text): JsonSchema {
  return {
    title: text.title[lang],
    ...(text.help && { description: text.help[lang] }),
    ...(text.unit && { 'x-unit': typeof text.unit === 'string' ? text.unit : text.unit[lang] }),
    ...(text.options && {
      'x-enum-titles': Object.fromEntries(Object.entries(text.options).map(([value, title]) => [value, title[lang]])),
    }),
    ...(text.long && { 'x-long': true }),
    ...(text.document && { 'x-document': true }),
  };
}

/** Title of the field that a JSON pointer into a form leads to, as people know it; of a list, the list's. */
export function fieldTitle(form: FormClass, pointer: string): Text {
  const property = pointer.split('/')[1] ?? '';
  const titleIn = (lang: keyof Text) => {
    const fields = schemaOf(form, lang).properties as Record<string, { title?: string } | undefined>;
    return fields[property]?.title ?? property;
  };
  return { zh: titleIn('zh'), en: titleIn('en') };
}

/** Properties that the form does not know; a draft may be incomplete, but carries no others. */
export function unknownProperties(form: FormClass, filled: Record<string, unknown>): string[] {
  const known = Object.keys(schemaOf(form, 'zh').properties ?? {});
  return Object.keys(filled).filter((property) => !known.includes(property));
}
