import type { Configuration } from './configurations.js';
import type { CaseType, ProcedureContext } from '../contract.js';

/** Contexts that agree on every fact that the procedure tells apart. */
export interface ContextClass {
  id: number;
  /** Values of the context facts, by their names. */
  facts: Readonly<Record<string, unknown>>;
  /** Duties whose limit is a date that the context carries, and does here. */
  dated: readonly string[];
  /** The first context met; stands for all of the class. */
  sample: ProcedureContext;
  /** Other contexts met since, and where: the checker follows them on their own. */
  others: { context: ProcedureContext; at: Configuration }[];
}

/** Sorts contexts into classes, as the case type's context facts tell them apart. */
export class ContextClasses {
  readonly all: ContextClass[] = [];
  readonly #byFacts = new Map<string, ContextClass>();
  readonly #known = new Map<string, ContextClass>();

  constructor(private readonly caseType: CaseType) {}

  /** The class of a context that a case has at a configuration. */
  at(at: Configuration, context: ProcedureContext): ContextClass {
    const whole = JSON.stringify(context);
    const known = this.#known.get(whole) ?? this.of(context);
    if (!this.#known.has(whole) && context !== known.sample) known.others.push({ context, at });
    this.#known.set(whole, known);
    return known;
  }

  /** What a context is sorted by. */
  factsOf(context: ProcedureContext): Pick<ContextClass, 'facts' | 'dated'> {
    const { facts, duties } = this.caseType;
    return {
      facts: Object.fromEntries(Object.entries(facts.context).map(([name, fact]) => [name, fact.of(context)])),
      dated: Object.entries(duties).flatMap(([key, { limit }]) =>
        'until' in limit && limit.until(context) !== null ? [key] : [],
      ),
    };
  }

  of(context: ProcedureContext): ContextClass {
    const sorting = this.factsOf(context);
    const key = JSON.stringify(sorting);
    const found = this.#byFacts.get(key);
    if (found) return found;
    const made = { id: this.all.length, ...sorting, sample: context, others: [] };
    this.all.push(made);
    this.#byFacts.set(key, made);
    return made;
  }
}
