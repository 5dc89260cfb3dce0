import type { Text } from '#libs/contracts/index.js';
import type { ProcedureContext } from '../procedure-facts.js';

/** Why nobody can say where a case would stand under the newer version: it stays under its own. */
export interface Undecidable {
  undecidable: Text;
}

/** Where a case that rests in one state of the older version goes on: dotted path of a state of the newer one. */
export type Place = string | Undecidable | ((context: ProcedureContext) => string | Undecidable);

/**
 * How open cases of an older version go on under a newer one; a case type's folder declares it in `migrate.ts`.
 * Pure: the log is replayed through it. Once a case has been moved by it, it is never changed.
 */
export interface VersionMigration {
  /**
   * By the older version's states that a case can rest in. What is not named goes on under the same path, where the
   * newer version has it. Naming a parallel state's region places that region alone; regions that are new begin anew.
   */
  places: Readonly<Record<string, Place>>;
  /** Duties that are the same and have another key: older to newer. Their tasks and holders go along. */
  duties?: Readonly<Record<string, string>>;
  context?: (context: ProcedureContext) => ProcedureContext;
}
