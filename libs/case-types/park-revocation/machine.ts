import type { StateMeta } from '#libs/case-engine/contract.js';
import { procedure } from './procedure-setup.js';

/**
 * 整改与摘牌: ex officio, from the bureau's draft to the removal of a park from the register, in the order of domain.md
 * §2 (约谈 → 限期整改 → 摘牌建议 → 告知与听证 → 联席会议 → 公示 → 摘牌). Fraud and a major accident lead from the interview
 * straight to the proposal.
 */

const meta = (status: StateMeta['status'], zh: string, en: string): StateMeta => ({ status, title: { zh, en } });
const letter = (kind: string) => ({ type: 'issueLetter', params: { kind } }) as const;
const removed = { target: 'removed', actions: ['endNotice', 'revokeRecognition', letter('removal')] } as const;
const kept = { target: 'kept', actions: letter('keeping') } as const;

export const machine = procedure.createMachine({
  id: 'park-revocation',
  context: { requested: null, vetoes: [] },
  initial: 'draft',
  on: { DISCONTINUE: { target: '.discontinued', actions: ['settleRequest', 'endNotice', letter('discontinuation')] } },
  states: {
    draft: {
      meta: meta('draft', '立案草稿', 'Draft'),
      on: {
        SUBMIT: {
          guard: 'groundsAreComplete',
          target: 'interview',
          actions: ['startPromiseClock', letter('interviewNotice')],
        },
        DISCARD: 'void',
        DISCONTINUE: {},
      },
    },
    interview: { meta: meta('underReview', '约谈', 'Interview'), on: { RECORD_INTERVIEW: 'assessment' } },
    assessment: {
      meta: meta('underReview', '研判', 'Assessment'),
      on: {
        ORDER_RECTIFICATION: {
          guard: 'dateIsWithinBounds',
          target: 'rectification',
          actions: ['requireRectification', letter('rectificationNotice')],
        },
        PROPOSE_AT_ONCE: { target: 'hearingNotice', actions: letter('hearingNotice') },
        CLOSE_UNFOUNDED: kept,
      },
    },
    rectification: {
      meta: meta('suspended', '限期整改', 'Rectification'),
      on: {
        REPORT_RECTIFIED: { target: 'inspection', actions: 'settleRequest' },
        DEADLINE_PASSED: { target: 'proposal', actions: 'settleRequest' },
      },
    },
    inspection: {
      meta: meta('underReview', '整改验收', 'Inspection of the rectification'),
      on: {
        RECORD_INSPECTION: [
          { guard: 'allInspectorsPassed', target: 'rectified', actions: letter('rectified') },
          { guard: 'notAllInspectorsPassed', target: 'proposal' },
        ],
      },
    },
    proposal: {
      meta: meta('underReview', '摘牌建议', 'Proposal of removal'),
      on: { PROPOSE_REMOVAL: { target: 'hearingNotice', actions: letter('hearingNotice') }, CLOSE_UNFOUNDED: kept },
    },
    hearingNotice: {
      meta: meta('suspended', '听证告知', 'Right to a hearing'),
      on: { REQUEST_HEARING: 'hearing', WAIVE_HEARING: 'committee', DEADLINE_PASSED: 'committee' },
    },
    hearing: { meta: meta('suspended', '听证', 'Hearing'), on: { RECORD_HEARING: 'committee' } },
    committee: {
      meta: meta('underReview', '区联席会议审议', 'Joint meeting'),
      on: { REVOKE: { target: 'publicNotice', actions: 'publishNotice' }, REJECT: kept, RETURN: 'proposal' },
    },
    publicNotice: {
      meta: meta('publicNotice', '公示', 'Public notice'),
      on: { NOTICE_ENDED: removed, RAISE_OBJECTION: 'objection' },
    },
    objection: {
      meta: meta('objection', '异议核查', 'Objection'),
      on: {
        DISMISS: [
          { guard: 'noticeDaysRemain', target: 'publicNotice' },
          { guard: 'noticeHasRun', ...removed },
        ],
        UPHOLD: { target: 'committee', actions: 'endNotice' },
      },
    },
    removed: { type: 'final', meta: meta('rejected', '已摘牌', 'Removed') },
    rectified: { type: 'final', meta: meta('approved', '整改合格', 'Rectified') },
    kept: { type: 'final', meta: meta('approved', '不予摘牌', 'Not removed') },
    discontinued: { type: 'final', meta: meta('withdrawn', '终止', 'Discontinued') },
    void: { type: 'final', meta: meta('void', '作废', 'Void') },
  },
});
