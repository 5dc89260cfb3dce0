import type { AnyStateMachine, AnyStateNode } from 'xstate';

/**
 * What a procedure must not contain, checked over every state node: nothing that acts by itself, waits by itself,
 * remembers by itself, or cannot be named. Deadlines are timers in the database, not in the machine.
 * @returns one sentence for each breach, beginning with the state's path; empty when the machine keeps the rules.
 */
export function machineBreaches(machine: AnyStateMachine): string[] {
  return nodesOf(machine.root).flatMap((node) => {
    const at = node.path.join('.') || '(root)';
    return breachesOf(node).map((breach) => `${at}: ${breach}`);
  });
}

export function nodesOf(node: AnyStateNode): AnyStateNode[] {
  return [node, ...Object.values(node.states as Record<string, AnyStateNode>).flatMap(nodesOf)];
}

const builtInActions = ['xstate.raise', 'xstate.spawnChild', 'xstate.sendTo', 'xstate.emit', 'xstate.cancel'];

function breachesOf(node: AnyStateNode): string[] {
  const breaches: string[] = [];
  if (node.invoke.length > 0) breaches.push('invokes an actor');
  if (node.type === 'history') breaches.push('is a history state');
  if (node.config.after) breaches.push('waits by `after`');
  if ((node.always ?? []).length > 0 && node.always?.some((each) => typeof each.guard === 'function')) {
    breaches.push('has an inline guard on `always`');
  }
  for (const [event, transitions] of node.transitions) {
    for (const each of transitions) {
      if (typeof each.guard === 'function') breaches.push(`has an inline guard on ${event}`);
      breaches.push(...actionBreaches(each.actions, event));
    }
  }
  breaches.push(...actionBreaches(node.entry, 'entry'), ...actionBreaches(node.exit, 'exit'));
  return breaches;
}

function actionBreaches(actions: readonly unknown[], where: string): string[] {
  return actions.flatMap((action) => {
    if (typeof action === 'function') {
      const type = (action as { type?: string }).type;
      return [type && builtInActions.includes(type) ? `uses ${type} on ${where}` : `has an inline action on ${where}`];
    }
    const type = (action as { type: string }).type;
    return builtInActions.includes(type) ? [`uses ${type} on ${where}`] : [];
  });
}
