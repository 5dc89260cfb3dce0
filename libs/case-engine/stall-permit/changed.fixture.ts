import { createMachine } from 'xstate';
import type { CaseType, Duty, EventDefinition } from '../contract.js';
import { stallPermit } from './case-type.fixture.js';

/** The sound case type, changed in one thing. */

export type States = Record<string, Record<string, unknown>>;
type Implementations = Parameters<ReturnType<typeof createMachine>['provide']>[0];

/** With its machine's configuration changed, and perhaps with other guards and actions beside its own. */
export function withStates(
  change: (states: States) => States,
  { guards = {}, actions = {} }: { guards?: object; actions?: object } = {},
): CaseType {
  const { config, implementations } = stallPermit.machine;
  const states = change(structuredClone(config.states as unknown as States));
  const machine = createMachine({ ...config, states }).provide({
    ...(implementations as Implementations),
    guards: { ...implementations.guards, ...guards },
    actions: { ...implementations.actions, ...actions },
  } as Implementations);
  return { ...stallPermit, machine };
}

export const withDuty = (key: string, change: Partial<Duty>): CaseType => ({
  ...stallPermit,
  duties: { ...stallPermit.duties, [key]: { ...entry(stallPermit.duties, key), ...change } },
});

export const withEvent = (key: string, change: Partial<EventDefinition>): CaseType => ({
  ...stallPermit,
  events: { ...stallPermit.events, [key]: { ...entry(stallPermit.events, key), ...change } },
});

export const without = <Entry>(entries: Readonly<Record<string, Entry>>, key: string): Record<string, Entry> =>
  Object.fromEntries(Object.entries(entries).filter(([name]) => name !== key));

function entry<Entry>(entries: Readonly<Record<string, Entry>>, key: string): Entry {
  const found = entries[key];
  if (!found) throw new Error(`the stall permit has no ${key}`);
  return found;
}
