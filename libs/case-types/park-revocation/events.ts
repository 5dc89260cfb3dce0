import type { EventDefinition } from '#libs/case-engine/contract.js';
import {
  RemovalAtOnce,
  RevocationExtension,
  RevocationInspection,
  RevocationOrder,
  RevocationReason,
  RevocationStatement,
  RevocationSuspension,
} from './form.js';
import { rectificationBounds } from './procedure-setup.js';

/** Every event by its wire name: title, payload with a valid example, and who may read what it says. */

const statement = (text: string) => ({ payload: RevocationStatement, example: () => ({ statement: text }) });
const reason = (text: string) => ({ payload: RevocationReason, example: () => ({ reason: text }) });

export const events = {
  SUBMIT: { title: { zh: '立案并通知约谈', en: 'Open and call to an interview' }, audience: 'everyone' },
  DISCARD: { title: { zh: '作废草稿', en: 'Discard draft' }, audience: 'officials', grave: true },
  RECORD_INTERVIEW: {
    title: { zh: '登记约谈', en: 'Record the interview' },
    ...statement('已约谈园区负责人，负责人承认停运，承诺提出整改计划。'),
    audience: 'everyone',
  },
  ORDER_RECTIFICATION: {
    title: { zh: '责令限期整改', en: 'Order rectification' },
    payload: RevocationOrder,
    example: (today: string) => ({
      items: [{ about: '园区运营', note: '恢复正常运营并报送运行数据。' }],
      until: rectificationBounds(today).first,
    }),
    audience: 'everyone',
    grave: true,
  },
  PROPOSE_AT_ONCE: {
    title: { zh: '情形严重，直接建议摘牌', en: 'Propose removal at once' },
    payload: RemovalAtOnce,
    example: () => ({ ground: 'fraud', reason: '认定申请的入园企业名册系伪造。' }),
    audience: 'everyone',
    grave: true,
  },
  CLOSE_UNFOUNDED: {
    title: { zh: '事由不成立，结案', en: 'Close as unfounded' },
    ...reason('经约谈核实，园区已恢复运营，事由不成立。'),
    audience: 'everyone',
  },
  REPORT_RECTIFIED: {
    title: { zh: '报告整改完成', en: 'Report rectified' },
    ...statement('园区已恢复运营，数据已补报。'),
    audience: 'everyone',
  },
  RECORD_INSPECTION: {
    title: { zh: '登记验收结果', en: 'Record the inspection' },
    payload: RevocationInspection,
    example: () => ({ result: 'pass', findings: '整改事项均已完成。' }),
    audience: 'officials',
  },
  PROPOSE_REMOVAL: {
    title: { zh: '建议摘牌', en: 'Propose removal' },
    ...reason('整改期满仍未恢复运营，建议摘牌。'),
    audience: 'everyone',
    grave: true,
  },
  REQUEST_HEARING: {
    title: { zh: '要求听证', en: 'Ask for a hearing' },
    ...statement('我单位对停运的认定有异议，要求听证。'),
    audience: 'everyone',
  },
  WAIVE_HEARING: { title: { zh: '放弃听证', en: 'Waive the hearing' }, audience: 'everyone', grave: true },
  RECORD_HEARING: {
    title: { zh: '登记听证笔录', en: 'Record the hearing' },
    ...statement('听证依法举行，双方已陈述和申辩，笔录经双方核对。'),
    audience: 'everyone',
  },
  REVOKE: {
    title: { zh: '审议同意摘牌', en: 'Decide on removal' },
    ...reason('会议同意摘牌，按程序公示。'),
    audience: 'officials',
    grave: true,
  },
  REJECT: {
    title: { zh: '审议不同意摘牌', en: 'Decide against removal' },
    ...reason('整改已有实效，不予摘牌。'),
    audience: 'everyone',
  },
  RETURN: {
    title: { zh: '退回补充', en: 'Return to the proposal' },
    ...reason('请补充停运期间的证据后再议。'),
    audience: 'officials',
  },
  RAISE_OBJECTION: {
    title: { zh: '提出异议', en: 'Raise an objection' },
    ...statement('园区并未停运，公示所述不实。'),
    audience: 'officials',
    confidential: true,
  },
  DISMISS: {
    title: { zh: '异议不成立', en: 'Dismiss the objection' },
    ...reason('经核查，异议所述情况不属实。'),
    audience: 'everyone',
  },
  UPHOLD: {
    title: { zh: '异议成立', en: 'Uphold the objection' },
    ...reason('经核查，异议属实，提请联席会议复议。'),
    audience: 'everyone',
  },
  DISCONTINUE: {
    title: { zh: '终止办理', en: 'Discontinue' },
    ...reason('园区已依法注销，程序没有必要继续。'),
    audience: 'everyone',
    grave: true,
  },
  SUSPEND: {
    title: { zh: '启动特别程序', en: 'Suspend' },
    payload: RevocationSuspension,
    example: () => ({ kind: 'appraisal', reason: '事故原因须经鉴定。' }),
    audience: 'everyone',
  },
  RESUME: { title: { zh: '结束特别程序', en: 'Resume' }, audience: 'everyone' },
  EXTEND: {
    title: { zh: '延长承诺时限', en: 'Extend the promise' },
    payload: RevocationExtension,
    example: () => ({ wd: 5, reason: '情况复杂，经批准延长。' }),
    audience: 'everyone',
  },
  NOTICE_ENDED: { title: { zh: '公示期满', en: 'Notice ended' }, audience: 'everyone' },
  DEADLINE_PASSED: { title: { zh: '期限届满', en: 'Deadline passed' }, audience: 'everyone' },
} satisfies Record<string, EventDefinition>;
