import type { CaseType } from '#libs/case-engine/contract.js';
import { caseTypes } from './index.js';
import type { LegalMoves } from './park-recognition/table.v1.fixture.js';

/**
 * The table of legal moves that a case type's folder brings: `table.fixture.ts` for the newest version, and for each
 * older one its own by the version's number.
 */
export async function tableOf(caseType: CaseType): Promise<LegalMoves> {
  const newer = caseTypes.some((each) => each.key === caseType.key && each.version > caseType.version);
  const file = `./${caseType.key}/table${newer ? `.v${caseType.version}` : ''}.fixture.js`;
  return ((await import(file)) as { legalMoves: LegalMoves }).legalMoves;
}
