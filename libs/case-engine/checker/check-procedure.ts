import { caseStatuses } from '#libs/contracts/index.js';
import { effectTypes, type CaseType, type Duty, type StateMeta } from '../contract.js';
import { machineBreaches, nodesOf } from './machine-rules.js';
import { eventsTaken, leavesOf, pathOf, waitingLeaves } from '../procedure-graph.js';

/** Rules about the machine of a case type and what is declared over it. Each answers with its findings. */

export function machineIsPlain(caseType: CaseType): string[] {
  const { guards } = caseType.machine.implementations;
  const missing = waysOf(caseType).flatMap(({ at, guard }) => {
    const name = typeof guard === 'string' ? guard : (guard as { type?: string } | undefined)?.type;
    return name && !(name in guards) ? [`${at}: nothing implements the guard ${name}`] : [];
  });
  return [...machineBreaches(caseType.machine), ...missing];
}

export function statesAreNamed(caseType: CaseType): string[] {
  return nodesOf(caseType.machine.root)
    .filter((node) => node.path.length > 0)
    .flatMap((node) => {
      const meta = node.meta as Partial<StateMeta> | undefined;
      const status = node.path.length > 1 || caseStatuses.some((known) => known === meta?.status);
      return [
        ...(meta?.title ? [] : [`${pathOf(node)} has no title`]),
        ...(status ? [] : [`${pathOf(node)} has no status of the list`]),
      ];
    });
}

export function dutiesMatchStates(caseType: CaseType): string[] {
  const leaves = waitingLeaves(caseType.machine);
  const unattended = leaves
    .map(pathOf)
    .filter((path) => !Object.values(caseType.duties).some((duty) => duty.state === path))
    .map((path) => `${path} waits for nobody`);
  const continued = Object.values(caseType.duties).filter((duty) => duty.continues).length;
  const breaches = Object.entries(caseType.duties).flatMap(([key, duty]) => {
    const leaf = leaves.find((node) => pathOf(node) === duty.state);
    if (!leaf) return [`${key}: no case can wait in ${duty.state}`];
    const taken = eventsTaken(leaf);
    const sent = 'send' in duty.whenPassed ? [...duty.events, duty.whenPassed.send] : duty.events;
    return [
      ...sent.filter((event) => !taken.includes(event)).map((event) => `${key}: ${duty.state} does not take ${event}`),
      ...dutyBreaches(caseType, duty).map((breach) => `${key}: ${breach}`),
    ];
  });
  return [...unattended, ...breaches, ...(continued > 1 ? ['more than one duty continues its period'] : [])];
}

function dutyBreaches(caseType: CaseType, duty: Duty): string[] {
  const breaches: string[] = [];
  if (duty.events.length === 0) breaches.push('asks for no event');
  if (!Number.isInteger(duty.signers) || duty.signers < 1) breaches.push('needs at least one signer');
  if (duty.signers > 1 && duty.events.length > 1) breaches.push('several signers cannot choose between events');
  if (duty.role === 'system' && !('send' in duty.whenPassed)) breaches.push('only a timer leaves it, and none does');
  if (duty.scope.kind === 'applicant' && duty.role !== caseType.applicantRole) {
    breaches.push(`the applicant's office has no ${duty.role}`);
  }
  return breaches;
}

export function eventsAreCarried(caseType: CaseType): string[] {
  const { duties, powers, events, clock, machine } = caseType;
  const powerEvents = Object.values(powers).flatMap((power) => power.events);
  const clockEvents = [clock.suspend, clock.resume, clock.extend];
  const uncarried = waitingLeaves(machine).flatMap((leaf) => {
    const here = Object.values(duties).filter((duty) => duty.state === pathOf(leaf));
    const carried = here.flatMap(({ events: sent, whenPassed }) =>
      'send' in whenPassed ? [...sent, whenPassed.send] : sent,
    );
    return eventsTaken(leaf)
      .filter((event) => ![...carried, ...powerEvents].includes(event))
      .map((event) => `${pathOf(leaf)} takes ${event}, which nobody may send there`);
  });
  const handled = new Set(leavesOf(machine).flatMap(eventsTaken));
  const named = [...handled, ...powerEvents, ...Object.values(duties).flatMap((duty) => duty.events), ...clockEvents];
  return [
    ...uncarried,
    ...[...new Set(named)].filter((event) => !events[event]).map((event) => `${event} is not among the events`),
    ...Object.keys(events)
      .filter((event) => !handled.has(event) && !clockEvents.includes(event))
      .map((event) => `${event} is taken by no state`),
  ];
}

export function clockPowersAreDeclared(caseType: CaseType): string[] {
  const { clock, powers, machine } = caseType;
  const powerEvents = Object.values(powers).flatMap((power) => power.events);
  const handled = new Set(leavesOf(machine).flatMap(eventsTaken));
  const acts = [clock.suspend, clock.resume, clock.extend];
  return [
    ...acts.filter((event) => !powerEvents.includes(event)).map((event) => `nobody may send ${event}`),
    ...acts
      .filter((event) => handled.has(event))
      .map((event) => `${event} acts on the clock and never reaches a state`),
    ...(clock.whileSuspended.includes(clock.resume) ? [] : ['a suspended case could never be resumed']),
    ...clock.whileSuspended
      .filter((event) => !powerEvents.includes(event))
      .map((event) => `${event} is to go while suspended, but no power carries it`),
  ];
}

/** Actions either write the context or are effects that the command carries out; a letter has a definition. */
export function effectsAreKnown(caseType: CaseType): string[] {
  const { actions } = caseType.machine.implementations;
  return actionsOf(caseType).flatMap(({ at, type, params }) => {
    if (!effectTypes.some((known) => known === type)) {
      const writes = (actions[type] as { type?: unknown } | undefined)?.type === 'xstate.assign';
      return writes ? [] : [`${at}: ${type} is neither an effect nor writes the context`];
    }
    if (type === 'publishNotice' && !caseType.publicNotice) return [`${at}: nothing says what the notice reads`];
    const letter = type === 'issueLetter' ? String(params.kind) : null;
    return letter === null || letter in caseType.letters ? [] : [`${at}: there is no letter ${letter}`];
  });
}

interface NamedAction {
  at: string;
  type: string;
  params: Record<string, unknown>;
}

function actionsOf(caseType: CaseType): NamedAction[] {
  const ofStates = nodesOf(caseType.machine.root).flatMap((node) => {
    const starting = node.type === 'compound' ? node.initial.actions : [];
    return [...node.entry, ...node.exit, ...starting].map((action) => ({ at: pathOf(node), action }));
  });
  const ofWays = waysOf(caseType).flatMap(({ at, actions }) => actions.map((action) => ({ at, action })));
  return [...ofStates, ...ofWays].flatMap(({ at, action }) => {
    if (typeof action === 'function') return [];
    const named = typeof action === 'string' ? { type: action } : (action as { type: string; params?: unknown });
    return [{ at, type: named.type, params: ('params' in named ? named.params : {}) as Record<string, unknown> }];
  });
}

function waysOf(caseType: CaseType): { at: string; guard: unknown; actions: readonly unknown[] }[] {
  return nodesOf(caseType.machine.root).flatMap((node) =>
    [...node.transitions, ['always', node.always ?? []] as const].flatMap(([event, ways]) =>
      ways.map((way) => ({ at: `${pathOf(node)} on ${event}`, guard: way.guard, actions: way.actions })),
    ),
  );
}
