import type { LetterDefinition, LetterFacts } from '#libs/case-engine/contract.js';

/** The papers of the procedure. They are Chinese documents; titles for screens are in both languages. */

const bureau = '杭州市余杭区经济和信息化局';
const remedies = ['如不服本决定，可自收到本文书之日起 60 日内依法申请行政复议，或者在 6 个月内依法提起行政诉讼。'];
const reasonOf = ({ payload }: LetterFacts) =>
  typeof payload.reason === 'string' ? payload.reason : '详见本办件公示内容';

const letter = (
  kind: string,
  zh: string,
  en: string,
  text: (facts: LetterFacts) => string[],
  closing?: string[],
): LetterDefinition => ({
  kind,
  title: { zh, en },
  build: (facts) => ({
    layout: 'letter',
    heading: bureau,
    addressee: facts.applicant,
    issuer: bureau,
    date: facts.date,
    paragraphs: text(facts),
    items: facts.items,
    ...(closing && { closing }),
  }),
});

const about = ({ subject, number }: LetterFacts) => `${subject}（办件编号 ${number}）`;

export const letters = {
  interviewNotice: letter('interviewNotice', '约谈通知书', 'Call to an interview', (facts) => [
    `因${about(facts)}涉嫌存在应当整改或者摘牌的情形，现通知你单位负责人接受属地镇街约谈。`,
    `已查明的情况：${String(facts.form.findings)}`,
    '你单位可以陈述、申辩并提交证据。',
  ]),
  rectificationNotice: letter('rectificationNotice', '责令限期整改通知书', 'Order to rectify', (facts) => [
    `经约谈核实，${about(facts)}需就下列事项限期整改。请于 ${facts.dueDate} 前完成整改并提交报告；逾期未完成的，将建议摘牌。`,
  ]),
  hearingNotice: letter('hearingNotice', '听证告知书', 'Notice of the right to a hearing', (facts) => [
    `拟对${about(facts)}作出摘牌处理。理由：${reasonOf(facts)}`,
    `你单位有权陈述、申辩和要求听证。要求听证的，请于 ${facts.dueDate} 前提出；逾期视为放弃。`,
  ]),
  removal: letter(
    'removal',
    '摘牌决定书',
    'Decision of removal',
    (facts) => [
      `经区联席会议审议和公示，决定取消${about(facts)}小微企业园称号，原认定证书作废。`,
      '自本决定作出之日起满 2 年，方可重新申请认定。',
    ],
    remedies,
  ),
  keeping: letter('keeping', '不予摘牌决定书', 'Decision not to remove', (facts) => [
    `经审查，决定对${about(facts)}不予摘牌，本办件结案。理由：${reasonOf(facts)}`,
  ]),
  rectified: letter('rectified', '整改合格通知书', 'Notice of rectification passed', (facts) => [
    `${about(facts)}的整改经验收合格，本办件结案。`,
  ]),
  discontinuation: letter('discontinuation', '终止办理通知书', 'Notice of discontinuation', (facts) => [
    `${about(facts)}的整改与摘牌程序终止办理。理由：${reasonOf(facts)}`,
  ]),
} satisfies Record<string, LetterDefinition>;
