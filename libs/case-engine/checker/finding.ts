import type { Text } from '#libs/contracts/index.js';
import type { CaseType } from '../contract.js';
import type { PathStep, ProcedureSpace } from './procedure-space.js';

/** A breach of a rule. */
export interface Finding {
  /** One English sentence, beginning with the place. */
  message: string;
  /** The shortest way to it, where it takes one. */
  path?: readonly PathStep[];
}

/** What must hold on every path of a procedure. */
export interface Proof {
  /** What it demands. */
  title: Text;
  /** Its breaches: the nearest of each kind, not every place that shows it. */
  findings: (caseType: CaseType, space: ProcedureSpace) => Finding[];
}
