import type { CaseType } from '#libs/case-engine/contract.js';
import { attachments } from './attachments.js';
import { clock, duties, notices, powers, separate, settings } from './duties.js';
import { events } from './events.js';
import { facts } from './facts.js';
import { exampleForm } from './fixtures.js';
import { formSteps, ParkRecognitionForm } from './form.js';
import { guards } from './guards.js';
import { letters } from './letters.js';
import { machine } from './machine.js';

export const parkRecognition = {
  key: 'park-recognition',
  version: 1,
  title: { zh: '小微企业园认定推荐', en: 'Recognition of a small-enterprise park' },
  description: {
    zh: '园区运营机构申请小微企业园认定:联合会预审、属地初审、区经信局受理、部门联审与现场核查、联席会议审议、公示后上报市、省认定。',
    en: 'A park operator applies for recognition: pre-review, town review, acceptance, joint review and inspection, joint meeting, public notice, decision of the upper level.',
  },
  numberPrefix: 'RD',
  applicantRole: 'park-operator',
  subjectKind: 'park',
  promise: { setting: 'promiseDays', kind: 'wd' },
  machine,
  form: ParkRecognitionForm,
  formSteps,
  formExample: exampleForm,
  attachments,
  withheldFromFederation: { fields: ['tax', 'revenue', 'research'], slots: ['finance'] },
  duties,
  powers,
  clock,
  events,
  facts,
  guards,
  separate,
  letters,
  publicNotice: {
    title: (subject) => ({
      zh: `关于拟推荐认定${subject}为小微企业园的公示`,
      en: `Notice: ${subject} is to be recommended as a small-enterprise park`,
    }),
    basis: '区小微企业园联席会议审议意见',
    receivingUnit: 'bureau',
  },
  notices,
  settings,
} satisfies CaseType as CaseType;
