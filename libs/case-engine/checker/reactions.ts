import type { AnyStateNode, AnyTransitionDefinition } from 'xstate';
import type { ProcedureSnapshot } from '../case-state.js';
import { Configurations, type Configuration } from './configurations.js';
import type { ContextClass, ContextClasses } from './context-classes.js';
import type { CaseType, Effect } from '../contract.js';
import { guardOf, type GuardReads } from './guard-reads.js';
import { activeLeaves, advance, procedureTakes } from '../procedure.js';
import { isWithin, waysFrom } from '../procedure-graph.js';
import type { NumberedMove } from './procedure-moves.js';
import { independentParallels, isFinishedRegion, sharedParallel } from './independent-regions.js';

/** What a move does to a procedure. */
export interface Reaction {
  to: Configuration;
  context: ContextClass;
  effects: readonly Effect[];
}

/** A reaction that concerns some regions of a parallel state alone: what their leaves become; or the whole state. */
type Outcome = { leaves: ReadonlyMap<number, number> | Configuration; context: ContextClass; effects: Effect[] } | null;

/**
 * How a procedure reacts, configuration by configuration. XState itself is asked, but not more often than needed: in
 * a parallel state whose regions neither watch each other nor do anything on leaving, a region's reaction depends on
 * its own leaf, the event, the context and on whether all other regions are finished. So what one configuration
 * showed holds for every other that agrees on these.
 */
export class Reactions {
  /** How often XState was asked. */
  asked = 0;
  readonly #outcomes = new Map<string, Outcome>();
  readonly #reacts = new Map<number, boolean>();
  readonly #snapshots = new Map<number, ProcedureSnapshot>();
  readonly #independent: ReadonlySet<AnyStateNode>;
  readonly #replaced = new Map<string, Configuration>();

  constructor(
    private readonly caseType: CaseType,
    private readonly configurations: Configurations,
    private readonly contexts: ContextClasses,
    private readonly reads: GuardReads,
  ) {
    this.#independent = independentParallels(caseType.machine);
  }

  /** What a move does; null where the procedure does not take it. */
  of(from: Configuration, context: ContextClass, move: NumberedMove): Reaction | null {
    const around = from.leaves.length > 1 ? sharedParallel(from.leaves) : undefined;
    if (!around || !this.#independent.has(around)) {
      const outcome = this.#remembered(`${from.id}|${context.id}|${move.number}`, from, context, move, undefined);
      return outcome && this.#applied(from, outcome);
    }
    const reacting = from.numbers.filter((leaf) => this.#reactsWithin(around, leaf, context, move));
    const finished = from.leaves.every((leaf, index) => {
      const number = from.numbers[index] ?? -1;
      return reacting.includes(number) || isFinishedRegion(leaf, around);
    });
    // Nothing within reacts: what the states around do may keep the regions as they are, so it is asked for each.
    const key = reacting.length > 0 ? `${reacting.join()}|${finished}|${context.id}|${move.number}` : '';
    const outcome =
      key === ''
        ? this.#around(from, around, context, move)
        : this.#remembered(`in|${key}`, from, context, move, around);
    return outcome && this.#applied(from, outcome);
  }

  /** A way of the states around that leaves the parallel state does so from everywhere in it. */
  #around(from: Configuration, around: AnyStateNode, context: ContextClass, move: NumberedMove): Outcome {
    const key = `out|${around.id}|${context.id}|${move.number}`;
    const known = this.#outcomes.get(key);
    if (known !== undefined) return known;
    const outcome = this.#remembered(`${from.id}|${context.id}|${move.number}`, from, context, move, undefined);
    const leaves = outcome?.leaves;
    const left =
      !outcome || ('leaves' in outcome && !isMap(leaves) && !leaves?.leaves.some((leaf) => isWithin(leaf, around)));
    if (left) this.#outcomes.set(key, outcome);
    return outcome;
  }

  #remembered(
    key: string,
    from: Configuration,
    context: ContextClass,
    move: NumberedMove,
    around: AnyStateNode | undefined,
  ): Outcome {
    const known = this.#outcomes.get(key);
    if (known !== undefined) return known;
    const outcome = this.#ask(from, context, move, around);
    this.#outcomes.set(key, outcome);
    return outcome;
  }

  #ask(from: Configuration, context: ContextClass, move: NumberedMove, around: AnyStateNode | undefined): Outcome {
    this.asked += 1;
    const snapshot = this.#snapshotOf(from, context);
    if (!procedureTakes(this.caseType, snapshot, move.sent)) return null;
    const { snapshot: next, effects } = advance(this.caseType, snapshot, move.sent);
    const to = this.configurations.of(activeLeaves(this.caseType, next));
    const changed = around && to.leaves.every((leaf) => isWithin(leaf, around)) ? changes(from, to) : null;
    return { leaves: changed ?? to, context: this.contexts.at(to, next.context), effects };
  }

  #applied(from: Configuration, { leaves, context, effects }: NonNullable<Outcome>): Reaction {
    if (!isMap(leaves)) return { to: leaves, context, effects };
    const key = `${from.id}|${[...leaves].join()}`;
    const known = this.#replaced.get(key);
    const to =
      known ??
      this.configurations.of(
        from.numbers.flatMap((number) => this.configurations.leaves[leaves.get(number) ?? number] ?? []),
      );
    if (!known) this.#replaced.set(key, to);
    return { to, context, effects };
  }

  #snapshotOf(configuration: Configuration, context: ContextClass): ProcedureSnapshot {
    const key = configuration.id * 1_048_576 + context.id;
    const known = this.#snapshots.get(key);
    if (known) return known;
    const snapshot: ProcedureSnapshot = { value: configuration.value, context: context.sample, status: 'active' };
    this.#snapshots.set(key, snapshot);
    return snapshot;
  }

  /** Whether the region of a leaf takes the move by itself, and not by a state around all regions. */
  #reactsWithin(around: AnyStateNode, leaf: number, context: ContextClass, move: NumberedMove): boolean {
    const key = (leaf * 65_536 + move.number) * 1_048_576 + context.id;
    const known = this.#reacts.get(key);
    if (known !== undefined) return known;
    const way = waysFrom(this.configurations.leaves[leaf], move.event).find((each) =>
      this.#passes(each, context, move),
    );
    const reacts = way !== undefined && isWithin(way.source, around) && way.source !== around;
    this.#reacts.set(key, reacts);
    return reacts;
  }

  #passes(way: AnyTransitionDefinition, context: ContextClass, move: NumberedMove): boolean {
    const guard = guardOf(way);
    return guard === null || this.reads.answer(guard, context.sample, move.sent);
  }
}

function isMap(leaves: unknown): leaves is ReadonlyMap<number, number> {
  return leaves instanceof Map;
}

/** What became of each leaf that changed; the regions stay in the machine's order. */
function changes(from: Configuration, to: Configuration): ReadonlyMap<number, number> | null {
  if (from.numbers.length !== to.numbers.length) return null;
  const pairs = from.numbers.map((number, index): [number, number] => [number, to.numbers[index] ?? -1]);
  return new Map(pairs.filter(([before, after]) => before !== after));
}
