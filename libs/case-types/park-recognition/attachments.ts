import type { AttachmentSlot } from '#libs/case-engine/contract.js';
import type { ReviewDepartment } from './departments.js';

const scans = ['application/pdf', 'image/jpeg', 'image/png'] as const;
const sheets = [...scans, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'] as const;

const slot = (
  key: string,
  zh: string,
  en: string,
  help: { zh: string; en: string },
  more: Partial<AttachmentSlot> = {},
): AttachmentSlot => ({ slot: key, title: { zh, en }, help, required: true, accept: scans, ...more });

/** Codes of the departments that need a paper; one without goes to all. */
const offices = (...departments: ReviewDepartment[]) => departments.map((department) => `dept-${department}`);

/** Materials of an application (domain.md §2, defaults of the product). */
export const attachments: readonly AttachmentSlot[] = [
  slot('application', '申请表（签章）', 'Signed application', {
    zh: '运营机构盖章的申请表扫描件。',
    en: 'Scan of the application with seal.',
  }),
  slot('licence', '营业执照', 'Business licence', { zh: '运营机构营业执照。', en: "The operator's licence." }),
  slot(
    'title',
    '不动产权或租赁证明',
    'Title or lease',
    {
      zh: '不动产权证书或租赁合同。',
      en: 'Certificate of title or lease.',
    },
    { departments: offices('planning', 'housing') },
  ),
  slot(
    'construction',
    '规划与竣工验收',
    'Planning and completion',
    {
      zh: '规划许可与竣工验收文件。',
      en: 'Planning permission and completion.',
    },
    { departments: offices('planning', 'housing', 'fire') },
  ),
  slot(
    'fire',
    '消防验收或备案',
    'Fire acceptance or filing',
    {
      zh: '消防验收意见书或备案凭证。',
      en: 'Fire acceptance or filing.',
    },
    { departments: offices('fire', 'emergency') },
  ),
  slot(
    'environment',
    '环评文件',
    'Environmental assessment',
    {
      zh: '环评批复或登记表。',
      en: 'Approval or registration.',
    },
    { departments: offices('ecology') },
  ),
  slot(
    'structure',
    '房屋安全鉴定',
    'Structural appraisal',
    { zh: '老厂房改造的园区提供。', en: 'For parks in old buildings.' },
    { required: false, departments: offices('housing', 'emergency') },
  ),
  slot(
    'tenants',
    '入园企业名册',
    'List of tenant firms',
    { zh: '含信用代码、面积、行业、划型；可用 Excel。', en: 'With codes, areas, industries, sizes; Excel allowed.' },
    { accept: sheets, departments: offices('emergency', 'fire', 'ecology') },
  ),
  slot(
    'operation',
    '运营制度与人员社保',
    'Rules and staff insurance',
    {
      zh: '运营管理制度及人员社保证明。',
      en: 'Operating rules and proof of insurance.',
    },
    { departments: offices('emergency', 'fire') },
  ),
  slot(
    'finance',
    '上年度财务与税收汇总',
    'Finance and tax summary',
    { zh: '经入园企业授权的汇总数据。', en: 'Totals, authorised by the tenant firms.' },
    { accept: sheets, departments: [] },
  ),
  slot(
    'boundary',
    '四至图',
    'Boundary map',
    { zh: '标明园区四至范围。', en: 'Shows the extent of the park.' },
    { departments: offices('planning', 'ecology') },
  ),
  slot('pledge', '承诺书', 'Pledge', { zh: '材料真实性承诺。', en: 'That the materials are true.' }),
];
