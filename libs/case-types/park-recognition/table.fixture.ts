import { legalMovesOf, move, type LegalMoves } from './table.v1.fixture.js';

/** Version 2, told a second time and without the machine. */
export const legalMoves: LegalMoves = legalMovesOf(({ upward: _, ...own }) => ({
  ...own,
  jointReview: { ...own.jointReview, WAIVE_INSPECTION: move('bureau-director', 'jointReview', 'committee') },
  publicNotice: { ...own.publicNotice, NOTICE_ENDED: move('system', 'cityDecision') },
  objection: { ...own.objection, DISMISS: move('bureau-reviewer', 'publicNotice', 'cityDecision') },
  cityDecision: {
    RECORD_CITY_APPROVAL: move('bureau-reviewer', 'provinceDecision'),
    RECORD_CITY_REFUSAL: move('bureau-reviewer', 'rejected'),
    DEADLINE_PASSED: move('system', 'cityDecision'),
  },
  provinceDecision: {
    RECORD_UPPER_DECISION: move('bureau-reviewer', 'approved', 'rejected'),
    DEADLINE_PASSED: move('system', 'provinceDecision'),
  },
}));
