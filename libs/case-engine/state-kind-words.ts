import type { CaseStatus, Text } from '#libs/contracts/index.js';

/** What a state declares by code, in words: its kind and the status of a case in it. */

const kindsOfState: Record<string, Text> = {
  atomic: { zh: '环节', en: 'step' },
  compound: { zh: '含分步的环节', en: 'step of several parts' },
  parallel: { zh: '并行的环节', en: 'step of parts at the same time' },
  final: { zh: '终态', en: 'end' },
};

const statuses: Record<CaseStatus, Text> = {
  draft: { zh: '草稿', en: 'draft' },
  received: { zh: '已收件', en: 'received' },
  correction: { zh: '待补正', en: 'correction needed' },
  accepted: { zh: '已受理', en: 'accepted' },
  notAccepted: { zh: '不予受理', en: 'not accepted' },
  returned: { zh: '已退回', en: 'returned' },
  underReview: { zh: '审查中', en: 'under review' },
  suspended: { zh: '已挂起', en: 'suspended' },
  publicNotice: { zh: '公示中', en: 'public notice' },
  objection: { zh: '异议处理中', en: 'objection' },
  approved: { zh: '已通过', en: 'approved' },
  rejected: { zh: '未通过', en: 'rejected' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
  terminated: { zh: '已终止', en: 'terminated' },
  void: { zh: '已作废', en: 'void' },
};

/** @param status null for a state that has none of its own */
export function stateInWords(kind: string, status: CaseStatus | null): Text {
  const words = kindsOfState[kind] ?? { zh: kind, en: kind };
  if (status === null) return words;
  return { zh: `${words.zh} · ${statuses[status].zh}`, en: `${words.en} · ${statuses[status].en}` };
}
