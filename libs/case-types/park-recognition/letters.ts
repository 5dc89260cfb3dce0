import type { LetterDefinition, LetterFacts } from '#libs/case-engine/contract.js';
import type { LetterModel } from '#libs/contracts/index.js';

/** The papers of the procedure. They are Chinese documents; titles for screens are in both languages. */

const bureau = '杭州市余杭区经济和信息化局';
const federation = '余杭区小微企业园联合会';
const office = '余杭区小微企业园建设提升联席会议办公室';

const remedies = ['如不服本决定，可自收到本文书之日起 60 日内依法申请行政复议，或者在 6 个月内依法提起行政诉讼。'];

function letter(
  facts: LetterFacts,
  model: Pick<LetterModel, 'issuer' | 'paragraphs'> & Partial<LetterModel>,
): LetterModel {
  return { layout: 'letter', heading: model.issuer, addressee: facts.applicant, date: facts.date, ...model };
}

const subjectRows = (facts: LetterFacts): [string, string][] => [
  ['办件编号', facts.number],
  ['申请事项', '小微企业园认定推荐'],
  ['园区名称', facts.subject],
  ['申请单位', facts.applicant],
  ['属地', facts.territory],
];

/** Who asks for a correction signs for it. */
function asker({ context, territory }: LetterFacts): string {
  if (context.requested?.askedBy === 'preReview') return federation;
  if (context.requested?.askedBy === 'acceptance') return bureau;
  return `杭州市余杭区${territory}${territory.endsWith('镇') ? '人民政府' : '办事处'}`;
}

const reasonOf = (facts: LetterFacts) =>
  typeof facts.payload.reason === 'string' ? facts.payload.reason : '未在规定期限内完成整改';

const decisionDocument = (facts: LetterFacts) =>
  typeof facts.payload.document === 'string' ? facts.payload.document : '';

export const letters = {
  receipt: {
    kind: 'receipt',
    title: { zh: '收件凭证', en: 'Receipt' },
    build: (facts) =>
      letter(facts, {
        issuer: federation,
        paragraphs: ['你单位提交的申请材料已收到，现予登记。预审通过后转属地镇街初审。'],
        table: subjectRows(facts),
      }),
  },
  correctionNotice: {
    kind: 'correctionNotice',
    title: { zh: '补正告知书', en: 'Notice of correction' },
    build: (facts) =>
      letter(facts, {
        issuer: asker(facts),
        paragraphs: [
          `你单位关于${facts.subject}的申请（办件编号 ${facts.number}），经审查需要补正。现将需补正的全部内容一次性告知如下，请于 ${facts.dueDate} 前补正；逾期未补正的，按退件处理，可另行申请。`,
        ],
        items: facts.items,
      }),
  },
  returnNotice: {
    kind: 'returnNotice',
    title: { zh: '退件通知书', en: 'Notice of return' },
    build: (facts) =>
      letter(facts, {
        issuer: federation,
        paragraphs: [
          `你单位关于${facts.subject}的申请（办件编号 ${facts.number}）未在规定期限内补正，现予退件。材料备齐后可重新申请。`,
        ],
      }),
  },
  acceptanceNotice: {
    kind: 'acceptanceNotice',
    title: { zh: '受理通知书', en: 'Notice of acceptance' },
    build: (facts) =>
      letter(facts, {
        issuer: bureau,
        paragraphs: [
          `你单位关于${facts.subject}的小微企业园认定推荐申请，材料齐全、符合受理条件，现予受理。`,
          `承诺办结期限为 ${facts.dueDate}。补正、整改、公示、异议核查和特别程序的时间不计算在内。`,
        ],
        table: subjectRows(facts),
      }),
  },
  nonAcceptanceNotice: {
    kind: 'nonAcceptanceNotice',
    title: { zh: '不予受理通知书', en: 'Notice of non-acceptance' },
    build: (facts) =>
      letter(facts, {
        issuer: bureau,
        paragraphs: [
          `你单位关于${facts.subject}的申请（办件编号 ${facts.number}），经审查决定不予受理。`,
          `理由：${reasonOf(facts)}`,
        ],
        closing: remedies,
      }),
  },
  rectificationNotice: {
    kind: 'rectificationNotice',
    title: { zh: '限期整改通知书', en: 'Order to rectify' },
    build: (facts) =>
      letter(facts, {
        issuer: office,
        paragraphs: [
          `经联席会议审议，${facts.subject}（办件编号 ${facts.number}）需就下列事项限期整改。请于 ${facts.dueDate} 前完成整改并提交报告；逾期未完成的，不予认定。`,
        ],
        items: facts.items,
      }),
  },
  decision: {
    kind: 'decision',
    title: { zh: '认定决定书', en: 'Decision of recognition' },
    build: (facts) =>
      letter(facts, {
        issuer: bureau,
        paragraphs: [
          `${facts.subject}的认定推荐申请，经属地初审、部门联审、联席会议审议和公示，已由上级以${decisionDocument(facts)}予以认定。`,
          '请按规定报送园区运行数据，落实消防、安全生产和生态环境保护责任，接受年度绩效评价。',
        ],
        table: subjectRows(facts),
      }),
  },
  refusal: {
    kind: 'decision',
    title: { zh: '不予认定决定书', en: 'Decision of refusal' },
    build: (facts) =>
      letter(facts, {
        issuer: bureau,
        paragraphs: [
          `你单位关于${facts.subject}的小微企业园认定推荐申请（办件编号 ${facts.number}），经审查决定不予认定。`,
          facts.payload.recognised === false ? `依据：${decisionDocument(facts)}` : `理由：${reasonOf(facts)}`,
        ],
        closing: remedies,
      }),
  },
  certificate: {
    kind: 'certificate',
    title: { zh: '小微企业园认定证书', en: 'Certificate of recognition' },
    build: (facts) => ({
      layout: 'certificate',
      heading: bureau,
      addressee: facts.subject,
      issuer: bureau,
      date: facts.date,
      paragraphs: [`经审查，${facts.subject}符合小微企业园认定条件，予以认定。`],
      table: [
        ['运营机构', facts.applicant],
        ['属地', facts.territory],
        ['认定依据', decisionDocument(facts)],
      ],
      verification: true,
    }),
  },
  withdrawalNotice: {
    kind: 'withdrawalNotice',
    title: { zh: '撤回确认书', en: 'Confirmation of withdrawal' },
    build: (facts) =>
      letter(facts, {
        issuer: bureau,
        paragraphs: [
          `你单位关于${facts.subject}的申请（办件编号 ${facts.number}）已按你单位要求撤回，本办件终止办理。`,
        ],
      }),
  },
} satisfies Record<string, LetterDefinition>;
