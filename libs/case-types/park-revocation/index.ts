import type { CaseType } from '#libs/case-engine/contract.js';
import { clock, duties, powers, separate, settings } from './duties.js';
import { events } from './events.js';
import { ParkRevocationForm } from './form.js';
import { facts, guards } from './guards.js';
import { letters } from './letters.js';
import { machine } from './machine.js';

const decision = { kind: 'decision', to: ['applicant'] } as const;
const copies = { kind: 'copied', to: ['territory', 'platform'], copy: true } as const;

/**
 * 整改与摘牌, opened by the bureau and asked for by nobody: `applicant` in its duties is the operator of the park, the
 * party concerned, who is heard, rectifies, and is told.
 */
export const parkRevocation = {
  key: 'park-revocation',
  version: 1,
  title: { zh: '小微企业园整改与摘牌', en: 'Rectification and removal of a park' },
  description: {
    zh: '区经信局依职权启动：约谈、限期整改、摘牌建议、听证、联席会议审议、公示、摘牌。',
    en: 'Opened by the bureau ex officio: interview, rectification, proposal, hearing, joint meeting, notice, removal.',
  },
  numberPrefix: 'RV',
  applicantRole: 'park-operator',
  opening: { role: 'bureau-reviewer' },
  subjectKind: 'park',
  promise: { setting: 'promiseDays', kind: 'wd' },
  machine,
  form: ParkRevocationForm,
  formSteps: [
    { title: { zh: '事由与证据', en: 'Grounds and evidence' }, properties: ['parkName', 'ground', 'findings'] },
  ],
  formExample: { parkName: '云栖示例智造园', ground: 'standstill', findings: '经巡查，园区自 2026 年 1 月起停运。' },
  attachments: [
    {
      slot: 'evidence',
      title: { zh: '证据材料', en: 'Evidence' },
      help: { zh: '巡查记录、通报、评价结果等。', en: 'Records of visits, reports, grades.' },
      required: true,
      accept: ['application/pdf', 'image/jpeg', 'image/png'],
    },
  ],
  withheldFromFederation: { fields: [], slots: [] },
  duties,
  powers,
  clock,
  events,
  facts,
  guards,
  separate,
  letters,
  publicNotice: {
    title: (subject: string) => ({
      zh: `关于拟取消${subject}小微企业园称号的公示`,
      en: `Notice: ${subject} is to lose its recognition as a small-enterprise park`,
    }),
    basis: '区小微企业园联席会议审议意见',
    receivingUnit: 'bureau',
  },
  notices: {
    SUBMIT: [{ kind: 'handover', to: ['applicant'] }],
    CLOSE_UNFOUNDED: [decision],
    RECORD_INSPECTION: [decision],
    REJECT: [decision, copies],
    REVOKE: [{ kind: 'noticePublished', to: ['applicant'] }, copies],
    RAISE_OBJECTION: [{ kind: 'objection', to: ['applicant'] }],
    DISMISS: [{ kind: 'objectionDismissed', to: ['applicant', { whoHeld: 'raisingObjection' }] }],
    UPHOLD: [{ kind: 'objectionUpheld', to: ['applicant', { whoHeld: 'raisingObjection' }] }],
    NOTICE_ENDED: [decision, copies],
    DISCONTINUE: [decision],
  },
  settings,
} satisfies CaseType as CaseType;
