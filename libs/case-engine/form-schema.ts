import { plainToInstance } from 'class-transformer';
import { getMetadataStorage, validateSync, type ValidationError } from 'class-validator';
import { JSONSchema, validationMetadatasToSchemas } from 'class-validator-jsonschema';
import { defaultMetadataStorage } from 'class-transformer/cjs/storage.js';
import type { JsonSchema, Text } from '#libs/contracts/index.js';
import type { FormClass, FormError } from './contract.js';

export interface FieldText {
  title: Text;
  help?: Text;
  /** Unit as written after the number, e.g. ㎡. */
  unit?: string;
  /** Words for the values of an enumeration. */
  options?: Record<string, Text>;
  /** Long text: shown as several lines. */
  long?: boolean;
  /** The value names an uploaded document. */
  document?: boolean;
}

/** Names a field for people; title, help and unit reach the web form through the JSON Schema. */
export function Field(text: FieldText): (target: object, property: string) => void {
  return JSONSchema({ 'x-text': text } as Parameters<typeof JSONSchema>[0]);
}

let cached: Record<string, JsonSchema> | undefined;

/** JSON Schema of a form or payload class with titles in one language; nested classes are inlined. */
export function schemaOf(form: FormClass, lang: keyof Text): JsonSchema {
  cached ??= validationMetadatasToSchemas({
    classTransformerMetadataStorage: defaultMetadataStorage,
    classValidatorMetadataStorage: getMetadataStorage(),
    refPointerPrefix: '#/definitions/',
  }) as Record<string, JsonSchema>;
  const schema = cached[form.name];
  if (!schema) throw new Error(`${form.name} carries no class-validator decorators`);
  return localised(schema, lang) as JsonSchema;
}

function localised(node: unknown, lang: keyof Text): unknown {
  if (Array.isArray(node)) return node.map((each) => localised(each, lang));
  if (typeof node !== 'object' || node === null) return node;
  const { 'x-text': text, $ref, ...rest } = node as { 'x-text'?: FieldText; $ref?: string } & Record<string, unknown>;
  const inlined = $ref ? { ...cached?.[$ref.replace('#/definitions/', '')], ...rest } : rest;
  const plain = Object.fromEntries(Object.entries(inlined).map(([key, value]) => [key, localised(value, lang)]));
  return text ? { ...plain, ...fieldWords(text, lang) } : plain;
}

function fieldWords(text: FieldText, lang: keyof Text): JsonSchema {
  return {
    title: text.title[lang],
    ...(text.help && { description: text.help[lang] }),
    ...(text.unit && { 'x-unit': text.unit }),
    ...(text.options && {
      'x-enum-titles': Object.fromEntries(Object.entries(text.options).map(([value, title]) => [value, title[lang]])),
    }),
    ...(text.long && { 'x-long': true }),
    ...(text.document && { 'x-document': true }),
  };
}

/** What is wrong with a filled form or payload; empty when it is valid. Unknown properties are errors. */
export function errorsOf(form: FormClass, filled: Record<string, unknown>): FormError[] {
  const instance = plainToInstance(form, filled);
  const errors = validateSync(instance, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: false });
  return errors.flatMap((error) => flatten(error, ''));
}

/** Properties that the form does not know; a draft may be incomplete, but carries no others. */
export function unknownProperties(form: FormClass, filled: Record<string, unknown>): string[] {
  const known = Object.keys((schemaOf(form, 'zh').properties ?? {}) as Record<string, unknown>);
  return Object.keys(filled).filter((property) => !known.includes(property));
}

function flatten(error: ValidationError, parent: string): FormError[] {
  const pointer = `${parent}/${error.property}`;
  const own = Object.entries(error.constraints ?? {}).map(([code, message]) => ({
    pointer,
    code,
    message: wording(code, message),
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => flatten(child, pointer))];
}

/** Chinese words for the constraints of class-validator; custom messages carry both languages as `zh | en`. */
function wording(code: string, message: string): Text {
  const [zh, en] = message.split(' | ');
  if (zh && en) return { zh, en };
  const limit = /-?\d+(\.\d+)?/.exec(message)?.[0] ?? '';
  const words: Record<string, string> = {
    isNotEmpty: '请填写此项。',
    isDefined: '请填写此项。',
    isString: '请填写文字。',
    isNumber: '请填写数字。',
    isInt: '请填写整数。',
    isBoolean: '请选择是或否。',
    isArray: '请至少填写一项。',
    arrayMinSize: `至少 ${limit} 项。`,
    arrayMaxSize: `最多 ${limit} 项。`,
    min: `不得小于 ${limit}。`,
    max: `不得大于 ${limit}。`,
    minLength: `至少 ${limit} 个字符。`,
    maxLength: `最多 ${limit} 个字符。`,
    isIn: '请从给定的选项中选择。',
    isEnum: '请从给定的选项中选择。',
    isUuid: '请先上传文件,再填写文件编号。',
    isDateString: '请按 YYYY-MM-DD 填写日期。',
    isEmail: '请填写有效的电子邮箱。',
    matches: '格式不正确。',
    whitelistValidation: '没有这一项。',
  };
  return { zh: words[code] ?? '填写不正确。', en: message };
}
