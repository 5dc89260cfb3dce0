import type { AnyStateNode } from 'xstate';
import type { CaseStatus } from '#libs/contracts/index.js';
import type { CaseType, StateMeta } from '../contract.js';
import { leavesOf, pathOf } from '../procedure-graph.js';

/** The states in which a case rests at one moment: one leaf, or one for each region of a parallel state. */
export interface Configuration {
  id: number;
  /** Innermost states, in the order of the machine. */
  leaves: readonly AnyStateNode[];
  /** Number of each leaf, for quick tables. */
  numbers: readonly number[];
  paths: readonly string[];
  /** The outermost state, by which people know where the case is, and what it counts as. */
  outermost: string;
  status: CaseStatus | undefined;
  /** Duties that wait here. */
  duties: readonly string[];
  final: boolean;
  /** What XState calls the value of the state. */
  value: unknown;
}

/** Every configuration once, and the numbers of the leaves. */
export class Configurations {
  readonly all: Configuration[] = [];
  readonly leaves: readonly AnyStateNode[];
  readonly #numbers: Map<AnyStateNode, number>;
  readonly #known = new Map<string, Configuration>();

  constructor(private readonly caseType: CaseType) {
    this.leaves = leavesOf(caseType.machine);
    this.#numbers = new Map(this.leaves.map((leaf, number) => [leaf, number]));
  }

  of(active: readonly AnyStateNode[]): Configuration {
    const numbers = active.map((leaf) => this.#numbers.get(leaf) ?? -1).sort((a, b) => a - b);
    const key = numbers.join();
    const known = this.#known.get(key);
    if (known) return known;
    const leaves = numbers.flatMap((number) => this.leaves[number] ?? []);
    const paths = leaves.map(pathOf);
    const duties = Object.entries(this.caseType.duties)
      .filter(([, duty]) => paths.includes(duty.state))
      .map(([name]) => name);
    const final = leaves.every((leaf) => leaf.type === 'final' && leaf.path.length === 1);
    const outermost = leaves[0]?.path[0] ?? '';
    const { status } = (this.caseType.machine.states[outermost]?.meta ?? {}) as Partial<StateMeta>;
    const value = valueOf(leaves);
    const made = { id: this.all.length, leaves, numbers, paths, outermost, status, duties, final, value };
    this.all.push(made);
    this.#known.set(key, made);
    return made;
  }
}

type Nested = { [key: string]: Nested | string };

/** As XState writes it: a state that has no states of its own is named by a word, beside others by an empty object. */
export function valueOf(leaves: readonly AnyStateNode[]): unknown {
  const value: Nested = {};
  for (const { path, parent } of leaves) {
    let at = value;
    for (const key of path.slice(0, -2)) at = (at[key] ??= {}) as Nested;
    const [last, before] = [path.at(-1) ?? '', path.at(-2)];
    if (before === undefined) return last;
    at[before] = parent?.type === 'parallel' ? { ...(at[before] as Nested | undefined), [last]: {} } : last;
  }
  return value;
}
