import type { CaseType } from '../contract.js';
import { events, leafDuties, smallProcedure } from './small-procedure.fixture.js';

/** Machines on paper: numbers and names that a property test draws, and what they mean. */

/** One transition. `target` counts the states beside its own, or from `anywhere` on all states of the machine. */
export interface Way {
  event: number;
  guard: number;
  target: number | null;
  actions: string[];
  reenter: boolean;
}

export interface Sketch {
  kind: 'atomic' | 'final' | 'compound' | 'parallel';
  inner: Sketch[];
  ways: Way[];
  always: Pick<Way, 'guard' | 'target'>[];
  done: number | null;
  entry: string[];
  exit: string[];
}

/** From here on a target counts all states. */
export const anywhere = 100;

/** A machine on paper; what fast-check makes smaller, and prints. */
export interface Drawing {
  states: Sketch[];
  ways: Way[];
  dutyOf: number[];
}

const plainEnd: Sketch = { kind: 'final', inner: [], ways: [], always: [], done: null, entry: [], exit: [] };

export function procedureOf({ states: drawn, ways, dutyOf }: Drawing): CaseType {
  const states = [...drawn, plainEnd];
  const ids = states.flatMap((state, index) => namesIn(state, `s${index}`));
  const leaves = ids.filter((id) => !ids.some((other) => other.startsWith(`${id}.`)));
  const config = {
    initial: 's0',
    on: waysIn(ways, 'x', ids),
    states: Object.fromEntries(states.map((state, index) => [`s${index}`, configOf(state, `s${index}`, ids)])),
  };
  const waiting = dutyOf.map((index) => leaves[index % leaves.length] ?? '');
  return smallProcedure(config, waiting);
}

function namesIn({ inner }: Sketch, at: string): string[] {
  return [at, ...inner.flatMap((each, index) => namesIn(each, `${at}.t${index}`))];
}

type Config = Record<string, unknown>;

function configOf({ kind, inner, ways, always, done, entry, exit }: Sketch, id: string, ids: string[]): Config {
  const states = Object.fromEntries(inner.map((each, index) => [`t${index}`, configOf(each, `${id}.t${index}`, ids)]));
  return {
    id,
    ...(kind === 'final' || kind === 'parallel' ? { type: kind } : {}),
    ...(kind === 'compound' ? { initial: 't0' } : {}),
    ...(inner.length > 0 ? { states } : {}),
    ...(kind === 'final'
      ? {}
      : {
          on: waysIn(ways, id, ids),
          exit,
          always: always.map((each) => ({ ...waysTo(each, id, ids), reenter: false })),
        }),
    ...(done === null || inner.length === 0 ? {} : { onDone: { target: targetOf(done, id, ids) } }),
    entry,
  };
}

const named = ['flagIsUp', 'countIsOne', 'saysYes', 'yesAndFlag'];

function waysTo({ guard, target: to }: Pick<Way, 'guard' | 'target'>, from: string, ids: string[]): Config {
  const duty = leafDuties[guard - named.length];
  return {
    ...(guard < named.length ? { guard: named[guard] } : duty ? { guard: { type: 'isFor', params: { duty } } } : {}),
    ...(to === null ? {} : { target: targetOf(to, from, ids) }),
  };
}

function waysIn(ways: readonly Way[], from: string, ids: string[]): Config {
  const of = (event: number) =>
    ways
      .filter((each) => each.event === event)
      .map((each) => ({ ...waysTo(each, from, ids), actions: each.actions, reenter: each.reenter }));
  const known = events.map((key, index) => [key, of(index)] as const);
  return Object.fromEntries(known.filter(([, each]) => each.length > 0));
}

function targetOf(to: number, from: string, ids: string[]): string {
  const parent = (id: string) => id.split('.').slice(0, -1).join('.');
  const near = to < anywhere ? ids.filter((id) => parent(id) === parent(from)) : ids;
  return `#${near[to % near.length] ?? ''}`;
}
