import type { AnyStateMachine, AnyStateNode } from 'xstate';

/**
 * What a procedure must not contain, checked over every state node: nothing that acts by itself, waits by itself,
 * remembers by itself, or cannot be named. Deadlines are timers in the database, not in the machine.
 * @returns one sentence for each breach, beginning with the state's path; empty when the machine keeps the rules.
 */
export function machineBreaches(machine: AnyStateMachine): string[] {
  const states = nodesOf(machine.root).flatMap((node) => {
    const at = node.path.join('.') || '(root)';
    return breachesOf(node).map((breach) => `${at}: ${breach}`);
  });
  const named = Object.entries(machine.implementations.actions).flatMap(([name, action]) => {
    const type = builtInType(action);
    return type && !contextOnly.includes(type) ? [`(actions): ${name} is ${type}`] : [];
  });
  const combined = Object.entries(machine.implementations.guards).flatMap(([name, guard]) =>
    typeof guard === 'function' && 'check' in guard ? [`(guards): ${name} is made of other guards or states`] : [],
  );
  return [...states, ...named, ...combined];
}

export function nodesOf(node: AnyStateNode): AnyStateNode[] {
  return [node, ...Object.values(node.states as Record<string, AnyStateNode>).flatMap(nodesOf)];
}

/** Built-in actions that only write the context; every other one acts, waits or chooses by itself. */
const contextOnly = ['xstate.assign'];

function builtInType(action: unknown): string | null {
  const type: unknown = (action as { type?: unknown } | undefined)?.type;
  return typeof type === 'string' && type.startsWith('xstate.') ? type : null;
}

function breachesOf(node: AnyStateNode): string[] {
  const breaches: string[] = [];
  if (node.invoke.length > 0) breaches.push('invokes an actor');
  if (node.type === 'history') breaches.push('is a history state');
  if (node.config.after) breaches.push('waits by `after`');
  const ways = [...node.transitions, ['`always`', node.always ?? []] as const];
  for (const [event, transitions] of ways) {
    if (event.includes('*')) breaches.push(`takes the wildcard ${event}`);
    for (const each of transitions) {
      if (typeof each.guard === 'function') breaches.push(`has an inline guard on ${event}`);
      breaches.push(...actionBreaches(each.actions, event));
    }
  }
  breaches.push(...actionBreaches(node.entry, 'entry'), ...actionBreaches(node.exit, 'exit'));
  if (node.type === 'compound') breaches.push(...actionBreaches(node.initial.actions, 'initial'));
  return breaches;
}

function actionBreaches(actions: readonly unknown[], where: string): string[] {
  return actions.flatMap((action) => {
    const type = builtInType(action);
    if (type && !contextOnly.includes(type)) return [`uses ${type} on ${where}`];
    return typeof action === 'function' ? [`has an inline action on ${where}`] : [];
  });
}
