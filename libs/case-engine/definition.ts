import type { AnyStateNode, AnyTransitionDefinition } from 'xstate';
import type { Diagram, StateInfo, Text } from '#libs/contracts/index.js';
import type { CaseType, StateMeta } from './contract.js';
import { schemaOf } from './form-schema.js';
import { nodesOf } from './machine-rules.js';

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

/** The definition as plain data: what a case's events are bound to by its hash. Same definition, same data. */
export function plainDefinition(caseType: CaseType): Record<string, unknown> {
  return JSON.parse(
    JSON.stringify({
      key: caseType.key,
      version: caseType.version,
      applicantRole: caseType.applicantRole,
      subjectKind: caseType.subjectKind,
      promise: caseType.promise,
      machine: caseType.machine.config,
      form: schemaOf(caseType.form, 'zh'),
      attachments: caseType.attachments,
      duties: caseType.duties,
      powers: caseType.powers,
      clock: caseType.clock,
      events: Object.fromEntries(
        Object.entries(caseType.events).map(([key, event]) => [
          key,
          { title: event.title, audience: event.audience, payload: event.payload && schemaOf(event.payload, 'zh') },
        ]),
      ),
      separate: caseType.separate,
      settings: caseType.settings,
      notices: caseType.notices,
    }),
  ) as Record<string, unknown>;
}
