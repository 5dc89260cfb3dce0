import type { EventDefinition } from '#libs/case-engine/contract.js';
import {
  Approval,
  Concurrence,
  DepartmentObjection,
  Extension,
  InspectionSheet,
  Opinion,
  PublicObjection,
  ReasonGiven,
  RectificationOrder,
  RectificationReport,
  RequestCorrection,
  Return,
  Suspension,
  UpperDecision,
  UpperDocument,
  UpperRefusal,
} from './payloads.js';

/** Every event by its wire name: title, payload with a valid example, and who may read what it says. */

const inDays = (today: string, days: number) =>
  new Date(Date.parse(`${today}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** Which way a department answered is for the offices alone. */
const departmentAnswered = { type: 'OPINION_GIVEN', title: { zh: '部门已答复', en: 'Department answered' } };

export const eventsV1 = {
  SUBMIT: { title: { zh: '提交申请', en: 'Submit' }, audience: 'everyone' },
  DISCARD: { title: { zh: '作废草稿', en: 'Discard draft' }, audience: 'everyone', grave: true },
  FORWARD: { title: { zh: '预审通过，转属地', en: 'Forward to the town' }, audience: 'everyone' },
  REQUEST_CORRECTION: {
    title: { zh: '要求补正', en: 'Request correction' },
    payload: RequestCorrection,
    preparatory: true,
    example: () => ({ items: [{ about: 'fireSafety', note: '请补充最近一次消防检查记录。' }] }),
    audience: 'everyone',
  },
  RESUBMIT: { title: { zh: '补正后提交', en: 'Resubmit' }, audience: 'everyone' },
  RECOMMEND: {
    title: { zh: '同意推荐', en: 'Recommend' },
    payload: Opinion,
    example: () => ({ opinion: '园区产业特色鲜明，运营规范，同意推荐。' }),
    audience: 'officials',
  },
  DECLINE: {
    title: { zh: '不予推荐', en: 'Decline' },
    payload: ReasonGiven,
    example: () => ({ reason: '运营不足两年，暂不符合推荐条件。' }),
    audience: 'everyone',
    grave: true,
  },
  ACCEPT: { title: { zh: '受理', en: 'Accept' }, audience: 'everyone' },
  REFUSE: {
    title: { zh: '不予受理', en: 'Refuse to accept' },
    payload: ReasonGiven,
    example: () => ({ reason: '申请主体不是园区运营管理机构。' }),
    audience: 'everyone',
    grave: true,
  },
  CONCUR: {
    title: { zh: '无异议', en: 'Concur' },
    payload: Concurrence,
    shownAs: departmentAnswered,
    example: () => ({ opinion: '经核查，无不良记录，同意。' }),
    audience: 'officials',
  },
  OBJECT: {
    title: { zh: '不同意', en: 'Object' },
    payload: DepartmentObjection,
    shownAs: departmentAnswered,
    example: () => ({ reason: '存在未销号的重大隐患。', veto: true }),
    audience: 'officials',
    grave: true,
  },
  RECORD_INSPECTION: {
    title: { zh: '登记核查结果', en: 'Record inspection' },
    payload: InspectionSheet,
    example: () => ({ result: 'pass', findings: '现场情况与申报材料一致。', photos: [] }),
    audience: 'officials',
  },
  APPROVE: {
    title: { zh: '审议通过', en: 'Approve' },
    payload: Approval,
    example: () => ({ minutes: '会议同意推荐，按程序公示。' }),
    audience: 'officials',
  },
  REJECT: {
    title: { zh: '审议不通过', en: 'Reject' },
    payload: ReasonGiven,
    example: () => ({ reason: '主导产业不清晰，不予推荐。' }),
    audience: 'everyone',
    grave: true,
  },
  RETURN: {
    title: { zh: '退回', en: 'Return' },
    payload: Return,
    example: () => ({ to: 'jointReview', reason: '请有关部门重新核查后再议。' }),
    audience: 'officials',
  },
  REQUIRE_RECTIFICATION: {
    title: { zh: '要求限期整改', en: 'Require rectification' },
    payload: RectificationOrder,
    example: (today: string) => ({
      items: [{ about: '消防通道', note: '清理占用的消防通道并恢复标识。' }],
      until: inDays(today, 30),
    }),
    audience: 'everyone',
    grave: true,
  },
  REPORT_RECTIFIED: {
    title: { zh: '报告整改完成', en: 'Report rectified' },
    payload: RectificationReport,
    example: () => ({ measures: '消防通道已清理，标识已恢复。', evidence: [] }),
    audience: 'everyone',
  },
  RAISE_OBJECTION: {
    title: { zh: '提出异议', en: 'Raise an objection' },
    payload: PublicObjection,
    example: () => ({ grounds: '公示的入驻企业数与实际不符。', evidence: [] }),
    audience: 'officials',
    confidential: true,
  },
  DISMISS: {
    title: { zh: '异议不成立', en: 'Dismiss the objection' },
    payload: ReasonGiven,
    example: () => ({ reason: '经核查，异议所述情况不属实。' }),
    audience: 'everyone',
  },
  UPHOLD: {
    title: { zh: '异议成立', en: 'Uphold the objection' },
    payload: ReasonGiven,
    example: () => ({ reason: '经核查，异议属实，提请联席会议复议。' }),
    audience: 'everyone',
    grave: true,
  },
  RECORD_UPPER_DECISION: {
    title: { zh: '登记上级决定', en: 'Record the upper decision' },
    payload: UpperDecision,
    example: () => ({ level: 'province', recognised: true, document: '浙小微园认〔2026〕示例 1 号' }),
    audience: 'everyone',
  },
  WITHDRAW: { title: { zh: '撤回申请', en: 'Withdraw' }, audience: 'everyone', grave: true },
  SUSPEND: {
    title: { zh: '启动特别程序', en: 'Suspend' },
    payload: Suspension,
    example: () => ({ kind: 'appraisal', reason: '老厂房需作房屋安全鉴定。' }),
    audience: 'everyone',
  },
  RESUME: { title: { zh: '结束特别程序', en: 'Resume' }, audience: 'everyone' },
  EXTEND: {
    title: { zh: '延长承诺时限', en: 'Extend the promise' },
    payload: Extension,
    example: () => ({ wd: 10, reason: '联审事项复杂，经批准延长。' }),
    audience: 'everyone',
  },
  NOTICE_ENDED: { title: { zh: '公示期满', en: 'Notice ended' }, audience: 'everyone' },
  DEADLINE_PASSED: { title: { zh: '期限届满', en: 'Deadline passed' }, audience: 'everyone' },
} satisfies Record<string, EventDefinition>;

export const events = {
  ...eventsV1,
  WAIVE_INSPECTION: {
    title: { zh: '免予现场核查', en: 'Waive the inspection' },
    payload: ReasonGiven,
    example: () => ({ reason: '三个月内已作过联合检查，情况未变。' }),
    audience: 'officials',
  },
  RECORD_CITY_APPROVAL: {
    title: { zh: '市级同意，转报省级', en: 'City agrees: on to the province' },
    payload: UpperDocument,
    example: () => ({ document: '杭小微园办〔2026〕示例 1 号' }),
    audience: 'everyone',
  },
  RECORD_CITY_REFUSAL: {
    title: { zh: '市级不同意', en: 'City refuses' },
    payload: UpperRefusal,
    example: () => ({ document: '杭小微园办〔2026〕示例 2 号', reason: '未达到市级推荐条件。' }),
    audience: 'everyone',
    grave: true,
  },
} satisfies Record<string, EventDefinition>;
