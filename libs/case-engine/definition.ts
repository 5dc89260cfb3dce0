import type { AnyStateNode, AnyTransitionDefinition } from 'xstate';
import type { Diagram, StateInfo, Text } from '#libs/contracts/index.js';
import type { CaseType, StateMeta } from './contract.js';
import { schemaOf } from './form-schema.js';
import { nodesOf } from './checker/machine-rules.js';

/** Reads what a case type says about itself: states, diagram, and the plain definition that is hashed. */

function titleOf(node: AnyStateNode): Text {
  return (node.meta as StateMeta | undefined)?.title ?? { zh: node.key, en: node.key };
}

function statusOf(node: AnyStateNode): string {
  const own = (node.meta as StateMeta | undefined)?.status;
  return own ?? (node.parent ? statusOf(node.parent) : '');
}

function realNodes(caseType: CaseType): AnyStateNode[] {
  return nodesOf(caseType.machine.root).filter((node) => node.path.length > 0);
}

export function statesOf(caseType: CaseType, lang: keyof Text): StateInfo[] {
  return realNodes(caseType).map((node) => ({
    path: node.path.join('.'),
    title: titleOf(node)[lang],
    status: statusOf(node),
    final: node.type === 'final',
  }));
}

export function diagramOf(caseType: CaseType, lang: keyof Text): Diagram {
  const shown = realNodes(caseType);
  const nodes = shown.map((node) => ({
    id: node.path.join('.'),
    title: titleOf(node)[lang],
    parent: node.parent && node.parent.path.length > 0 ? node.parent.path.join('.') : null,
    kind:
      node.type === 'final'
        ? ('final' as const)
        : node.type === 'parallel'
          ? ('parallel' as const)
          : ('state' as const),
  }));
  const edges = shown.flatMap((node) =>
    ([...node.transitions.values()].flat() as AnyTransitionDefinition[]).flatMap((each, index) =>
      ((each.target ?? []) as AnyStateNode[]).map((target) => {
        const from = node.path.join('.');
        const to = target.path.join('.');
        const eventType = String(each.eventType);
        const finished = eventType.startsWith('xstate.');
        const event = finished ? '' : eventType;
        const title = finished ? '' : (caseType.events[event]?.title[lang] ?? event);
        return { id: `${from}:${eventType}:${index}:${to}`, from, to, event, title };
      }),
    ),
  );
  return { nodes, edges };
}

/**
 * Forms in which definitions have been written down. 2 adds what an event hides or does not count, facts, guards, letters,
 * the public notice and how cases of older versions go on. Lines of logs are bound to the form of their day, so that a
 * form is never changed.
 */
export const definitionForms = [1, 2] as const;
export type DefinitionForm = (typeof definitionForms)[number];

/**
 * The definition as plain data: what a case's events are bound to by its hash. Same definition and form, same data.
 * What is code is there by its name alone.
 */
export function plainDefinition(caseType: CaseType, form: DefinitionForm = 2): Record<string, unknown> {
  const plain =
    form === 1 ? formOne(caseType) : { ...formOne(caseType), definitionForm: form, ...addedByFormTwo(caseType) };
  return JSON.parse(JSON.stringify(plain)) as Record<string, unknown>;
}

function formOne(caseType: CaseType): Record<string, unknown> {
  return {
    key: caseType.key,
    version: caseType.version,
    applicantRole: caseType.applicantRole,
    ...(caseType.opening && { opening: caseType.opening }),
    subjectKind: caseType.subjectKind,
    promise: caseType.promise,
    machine: caseType.machine.config,
    form: schemaOf(caseType.form, 'zh'),
    attachments: caseType.attachments,
    duties: caseType.duties,
    powers: caseType.powers,
    clock: caseType.clock,
    events: eachOf(caseType.events, ({ title, audience, payload }) => ({
      title,
      audience,
      payload: payload && schemaOf(payload, 'zh'),
    })),
    separate: caseType.separate,
    settings: caseType.settings,
    notices: caseType.notices,
  };
}

/** Values of a fact are named only: their examples carry dates, which are others tomorrow. */
function addedByFormTwo(caseType: CaseType): Record<string, unknown> {
  const { events, facts, guards, letters, publicNotice, migrateFrom, withheldFromFederation } = caseType;
  return {
    flags: eachOf(events, ({ shownAs, confidential, preparatory, grave }) => ({
      ...{ shownAs: shownAs ?? null, confidential: confidential ?? false },
      ...{ preparatory: preparatory ?? false, grave: grave ?? false },
    })),
    facts: {
      event: eachOf(facts.event, ({ on, values }) => ({ on, values: Object.keys(values) })),
      context: Object.keys(facts.context),
    },
    guards: eachOf(guards, ({ reads }) => reads),
    letters: eachOf(letters, ({ kind, title }) => ({ kind, title })),
    publicNotice: publicNotice && { basis: publicNotice.basis, receivingUnit: publicNotice.receivingUnit },
    withheldFromFederation,
    migrateFrom: eachOf(migrateFrom ?? {}, ({ places, duties, context }) => ({
      places: eachOf(places, (place) => (typeof place === 'function' ? 'asked of the case' : place)),
      duties: duties ?? {},
      context: context !== undefined,
    })),
  };
}

function eachOf<Value>(record: Readonly<Record<string, Value>>, plain: (value: Value) => unknown) {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, plain(value)]));
}
