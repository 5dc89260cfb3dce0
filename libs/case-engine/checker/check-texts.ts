import type { JsonSchema } from '#libs/contracts/index.js';
import type { CaseType, FormClass, StateMeta } from '../contract.js';
import { errorsOf } from '../form-errors.js';
import { schemaOf } from '../form-schema.js';
import { nodesOf } from './machine-rules.js';
import { pathOf } from '../procedure-graph.js';

/** Rules about what people read and fill in. Each answers with its findings. */

/** Any day will do: examples are made for the day that they are asked for. */
const someDay = '2026-01-05';

export function textsAreInBothLanguages(caseType: CaseType): string[] {
  const { machine, form, formExample: _example, guards: _guards, facts, ...plain } = caseType;
  const states = nodesOf(machine.root).map((node) => [pathOf(node), node.meta as StateMeta | undefined]);
  const payloads = Object.values(caseType.events).flatMap((event) => event.payload ?? []);
  return [
    ...textBreaches('', plain),
    ...factTitles(facts),
    ...textBreaches('states', Object.fromEntries(states)),
    ...[form, ...new Set(payloads)].flatMap((each) => fieldBreaches(each)),
  ];
}

/** A fact's witnesses are data for the checker, not words for people. */
function factTitles({ event, context }: CaseType['facts']): string[] {
  return Object.entries({ ...event, ...context }).flatMap(([key, { title }]) => textBreaches(`facts.${key}`, title));
}

function textBreaches(at: string, value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('zh' in value || 'en' in value) return wordBreaches(at, value);
  return Object.entries(value).flatMap(([key, each]) => textBreaches(at === '' ? key : `${at}.${key}`, each));
}

function wordBreaches(at: string, { zh, en }: { zh?: unknown; en?: unknown }): string[] {
  const chinese = typeof zh === 'string' && /\p{Script=Han}/u.test(zh);
  const english = typeof en === 'string' && /[A-Za-z]/.test(en) && !/\p{Script=Han}/u.test(en);
  return [...(chinese ? [] : [`${at} says nothing in Chinese`]), ...(english ? [] : [`${at} says nothing in English`])];
}

/** Every field of a form or payload, nested ones too, has a title; what else it says, it says in both languages. */
function fieldBreaches(form: FormClass): string[] {
  const visit = (at: string, zh: JsonSchema, en: JsonSchema): string[] => {
    const properties = Object.keys(zh.properties ?? {});
    const items = zh.items ? visit(at, zh.items as JsonSchema, en.items as JsonSchema) : [];
    return [
      ...items,
      ...properties.flatMap((name) => {
        const [one, other] = [zh, en].map((schema) => (schema.properties as Record<string, JsonSchema>)[name] ?? {});
        if (!one || !other) return [];
        const path = `${at}.${name}`;
        const words = {
          title: pair(one.title, other.title),
          options: pairs(one['x-enum-titles'], other['x-enum-titles']),
        };
        const help = (one.description ?? other.description) ? { help: pair(one.description, other.description) } : {};
        return [...textBreaches(path, { ...words, ...help }), ...visit(path, one, other)];
      }),
    ];
  };
  return visit(form.name, schemaOf(form, 'zh'), schemaOf(form, 'en'));
}

const pair = (zh: unknown, en: unknown) => ({ zh, en });

function pairs(zh: unknown, en: unknown): Record<string, unknown> {
  const [one, other] = [zh ?? {}, en ?? {}] as [Record<string, unknown>, Record<string, unknown>];
  return Object.fromEntries(Object.keys({ ...one, ...other }).map((value) => [value, pair(one[value], other[value])]));
}

export function examplesAreValid(caseType: CaseType): string[] {
  const ofForm = errorsOf(caseType.form, caseType.formExample).map(
    (error) => `form${error.pointer}: ${error.message.en}`,
  );
  const ofEvents = Object.entries(caseType.events).flatMap(([event, { payload, example }]) => {
    if (!payload) return example ? [`${event} has an example, but carries nothing`] : [];
    if (!example) return [`${event} has no example`];
    return errorsOf(payload, example(someDay)).map((error) => `${event}${error.pointer}: ${error.message.en}`);
  });
  return [...ofForm, ...ofEvents];
}

export function formIsOnPages(caseType: CaseType): string[] {
  const known = Object.keys(schemaOf(caseType.form, 'zh').properties ?? {});
  const shown = caseType.formSteps.flatMap((page) => page.properties);
  const slots = caseType.attachments.map((each) => each.slot);
  const { fields, slots: withheld } = caseType.withheldFromFederation;
  return [
    ...known.filter((name) => !shown.includes(name)).map((name) => `${name} is on no page`),
    ...repeated(shown).map((name) => `${name} is on more than one page`),
    ...[...shown, ...fields].filter((name) => !known.includes(name)).map((name) => `the form has no ${name}`),
    ...repeated(slots).map((slot) => `there are two attachments ${slot}`),
    ...withheld.filter((slot) => !slots.includes(slot)).map((slot) => `there is no attachment ${slot}`),
    ...caseType.attachments.filter((each) => each.accept.length === 0).map((each) => `${each.slot} accepts no file`),
  ];
}

function repeated(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}
