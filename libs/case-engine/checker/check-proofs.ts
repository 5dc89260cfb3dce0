import type { Text } from '#libs/contracts/index.js';
import type { CaseType } from '../contract.js';
import type { Proof } from './finding.js';
import { pathInWords, ProcedureSpace } from './procedure-space.js';
import { limitsHaveDates, noticeIsTakenDown, promiseRunsWhenItShould } from './proofs/clocks.js';
import { contextFactsSuffice, leftovers, nothingElseIsLookedAt } from './proofs/context.js';
import { correctionsReturn } from './proofs/corrections.js';
import { endingsAreTold } from './proofs/endings.js';
import { endIsReached, nobodyIsStuck, offersAreKept, spaceIsWhole, statesAreReached } from './proofs/ends.js';
import { administratorsDecideNothing, coSignersAreHeard, preparationDecidesNothing } from './proofs/deciding.js';
import { choicesAreGoneThrough, guardsAreDeclared, guardsReadTheirFacts } from './proofs/facts.js';
import { separationHolds } from './proofs/separation.js';

/** What is proved over every path of a procedure, in the order in which it is told. */
export const proofs: Readonly<Record<string, Proof>> = {
  spaceIsWhole,
  guardsAreDeclared,
  guardsReadTheirFacts,
  choicesAreGoneThrough,
  contextFactsSuffice,
  nothingElseIsLookedAt,
  statesAreReached,
  offersAreKept,
  nobodyIsStuck,
  endIsReached,
  correctionsReturn,
  promiseRunsWhenItShould,
  noticeIsTakenDown,
  limitsHaveDates,
  endingsAreTold,
  separationHolds,
  coSignersAreHeard,
  preparationDecidesNothing,
  administratorsDecideNothing,
};

/** What ought to be looked at, though nothing breaks by it. */
export function proofWarnings(caseType: CaseType, space: ProcedureSpace): Text[] {
  return leftovers(caseType, space).map(({ fact, place }) => {
    const title = caseType.facts.context[fact]?.title ?? { zh: fact, en: fact };
    const path = pathInWords(space, space.pathTo(place));
    return {
      zh: `「${title.zh}」用后未清除，此后不再有条件依据它：${path}`,
      en: `${title.en}: still kept where no later guard reads it: ${path}`,
    };
  });
}
