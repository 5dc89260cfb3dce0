import type { AnyTransitionDefinition } from 'xstate';
import type { CaseType, ProcedureContext, ProcedureEvent } from '../contract.js';

/** A guard as a transition names it. */
export interface NamedGuard {
  name: string;
  params: unknown;
}

export function guardOf({ guard }: AnyTransitionDefinition): NamedGuard | null {
  if (guard === undefined) return null;
  if (typeof guard === 'string') return { name: guard, params: undefined };
  const named = guard as { type: string; params?: unknown };
  return { name: named.type, params: named.params };
}

type Answer = (asked: { context: ProcedureContext; event: ProcedureEvent }, params: unknown) => boolean;

/** What each guard has looked at so far, as dotted paths such as `event.payload.to` and `context.requested`. */
export class GuardReads {
  readonly of = new Map<string, Map<string, Set<string>>>();

  constructor(private readonly caseType: CaseType) {}

  /** A guard's answer, as XState would get it; what it looks at is noted by the event's name. */
  answer({ name, params }: NamedGuard, context: ProcedureContext, event: ProcedureEvent): boolean {
    const implementation = this.caseType.machine.implementations.guards[name] as Answer | undefined;
    if (!implementation) throw new Error(`nothing implements the guard ${name}`);
    const byEvent = this.of.get(name) ?? new Map<string, Set<string>>();
    this.of.set(name, byEvent);
    const seen = byEvent.get(event.type) ?? new Set<string>();
    byEvent.set(event.type, seen);
    const asked = { context: watched(context, 'context', seen), event: watched(event, 'event', seen) };
    return implementation(asked, typeof params === 'function' ? (params as (at: object) => unknown)(asked) : params);
  }
}

/** The same object, which notes every path that is read from it; `*` stands for its keys as a whole. */
export function watched<Thing extends object>(thing: Thing, at: string, seen: Set<string>): Thing {
  return new Proxy(thing, {
    get(target, key, receiver) {
      const value: unknown = Reflect.get(target, key, receiver);
      if (typeof key === 'symbol') return value;
      const path = `${at}.${key}`;
      seen.add(path);
      return typeof value === 'object' && value !== null ? watched(value, path, seen) : value;
    },
    has(target, key) {
      if (typeof key === 'string') seen.add(`${at}.${key}`);
      return Reflect.has(target, key);
    },
    ownKeys(target) {
      if (!Array.isArray(target)) seen.add(`${at}.*`);
      return Reflect.ownKeys(target);
    },
  });
}
