/**
 * Reads the JSON Schema of a case type's form or of an action's payload into fields that can be drawn.
 * The dialect is the one that the API serves: title, description, enum with `x-enum-titles`, `x-unit`,
 * format, bounds, nested objects and arrays. Checking stays with the server (`formErrors`, 422): one judge only.
 */
export type FieldKind =
  | 'text'
  | 'longText'
  | 'number'
  | 'choice'
  | 'choices'
  | 'boolean'
  | 'date'
  | 'document'
  | 'documents'
  | 'texts'
  | 'rows'
  | 'group';

export interface Option {
  value: string | number;
  title: string;
}

export interface FieldModel {
  name: string;
  title: string;
  help: string;
  kind: FieldKind;
  required: boolean;
  unit: string;
  options: Option[];
  integer: boolean;
  maxLength: number | undefined;
  minItems: number;
  maxItems: number | undefined;
  /** Fields of one row (`rows`) or of the object (`group`). */
  fields: FieldModel[];
  default: unknown;
}

type Node = Record<string, unknown>;

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const number = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);
const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((it) => typeof it === 'string') : [];

/** Follows `$ref` inside the document and merges a single `allOf`; annotations beside the reference win. */
function resolve(root: Node, node: Node): Node {
  const ref = text(node['$ref']);
  if (ref !== '') {
    const target = ref
      .replace(/^#\//, '')
      .split('/')
      .reduce<unknown>((at, key) => (isNode(at) ? at[key] : undefined), root);
    const { $ref: _dropped, ...beside } = node;
    return isNode(target) ? { ...resolve(root, target), ...beside } : beside;
  }
  const all = node['allOf'];
  if (Array.isArray(all))
    return all.filter(isNode).reduce((merged, part) => ({ ...merged, ...resolve(root, part) }), node);
  return node;
}

/** Values from the `enum` of the field or of its items, titles from the field. */
function optionsOf(node: Node, item: Node): Option[] {
  const titles = isNode(node['x-enum-titles'])
    ? node['x-enum-titles']
    : isNode(item['x-enum-titles'])
      ? item['x-enum-titles']
      : {};
  const values = Array.isArray(node['enum']) ? node['enum'] : Array.isArray(item['enum']) ? item['enum'] : [];
  return values
    .filter((value): value is string | number => typeof value === 'string' || typeof value === 'number')
    .map((value) => ({ value, title: text(titles[String(value)]) || String(value) }));
}

const documentFormats = new Set(['document', 'document-id', 'uuid']);
const isDocument = (node: Node): boolean => node['x-document'] === true || documentFormats.has(text(node['format']));

/** A plain `date`, or class-validator's IsDateString, which allows a date or a date-time. */
function isDate(node: Node): boolean {
  const either = Array.isArray(node['oneOf']) ? node['oneOf'].filter(isNode) : [];
  return node['format'] === 'date' || either.some((it) => it['format'] === 'date');
}

function kindOf(root: Node, node: Node): FieldKind {
  const types: unknown[] = Array.isArray(node['type']) ? node['type'] : [node['type']];
  const type = types.find((it) => it !== 'null');
  if (type === 'array') {
    const item = resolve(root, isNode(node['items']) ? node['items'] : {});
    if (isDocument(node) || isDocument(item)) return 'documents';
    if (item['type'] === 'object' || isNode(item['properties'])) return 'rows';
    return Array.isArray(item['enum']) ? 'choices' : 'texts';
  }
  if (Array.isArray(node['enum'])) return 'choice';
  if (type === 'object' || isNode(node['properties'])) return 'group';
  if (type === 'boolean') return 'boolean';
  if (type === 'number' || type === 'integer') return 'number';
  if (isDocument(node)) return 'document';
  if (isDate(node)) return 'date';
  const longest = number(node['maxLength']);
  return node['x-long'] === true || node['format'] === 'textarea' || (longest ?? 0) > 200 ? 'longText' : 'text';
}

function fieldOf(root: Node, name: string, raw: Node, required: boolean): FieldModel {
  const node = resolve(root, raw);
  const kind = kindOf(root, node);
  const item = isNode(node['items']) ? resolve(root, node['items']) : {};
  return {
    name,
    title: text(node['title']) || name,
    help: text(node['description']),
    kind,
    required,
    unit: text(node['x-unit']),
    options: optionsOf(node, item),
    integer: node['type'] === 'integer',
    maxLength: number(node['maxLength']) ?? number(item['maxLength']),
    minItems: number(node['minItems']) ?? 0,
    maxItems: number(node['maxItems']),
    fields: kind === 'rows' ? fieldsFrom(root, item) : kind === 'group' ? fieldsFrom(root, node) : [],
    default: node['default'],
  };
}

function fieldsFrom(root: Node, object: Node): FieldModel[] {
  const required = new Set(strings(object['required']));
  const properties = isNode(object['properties']) ? object['properties'] : {};
  return Object.entries(properties)
    .filter((entry): entry is [string, Node] => isNode(entry[1]))
    .map(([name, node]) => fieldOf(root, name, node, required.has(name)));
}

/** Fields of an object schema in the order of `names`; without names, what must be said before what may be added. */
export function fieldsOf(schema: Node, names?: readonly string[]): FieldModel[] {
  const all = fieldsFrom(schema, resolve(schema, schema));
  if (names === undefined) return [...all.filter((field) => field.required), ...all.filter((field) => !field.required)];
  return names.map((name) => all.find((field) => field.name === name)).filter((field) => field !== undefined);
}

/** What an untouched payload form starts with: declared defaults and the first rows of required lists; never the example. */
export function initialValue(fields: readonly FieldModel[]): Record<string, unknown> {
  const value: Record<string, unknown> = {};
  for (const field of fields) {
    if (field.default !== undefined) value[field.name] = field.default;
    else if (field.kind === 'rows' && (field.required || field.minItems > 0)) value[field.name] = [{}];
    else if (field.kind === 'texts' && (field.required || field.minItems > 0)) value[field.name] = [''];
    else if (field.kind === 'group') value[field.name] = initialValue(field.fields);
  }
  return value;
}

/** True for what the server should not be sent at all: an emptied field counts as not answered. */
export function isBlank(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return value.trim() === '';
  if (Array.isArray(value)) return value.every(isBlank);
  return isNode(value) && Object.values(value).every(isBlank);
}

/** The value without blank members, as it goes over the wire. Rows stay where they are, so that pointers keep their index. */
export function withoutBlanks(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([, it]) => !isBlank(it)));
}
