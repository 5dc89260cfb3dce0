import type { LetterFacts } from '#libs/case-engine/contract.js';
import { letters } from './letters.js';

const items = ['消防状态：补记录', '东门/通道：清理'];

const facts: LetterFacts = {
  number: 'RD-2026-000001',
  applicant: '示例运营公司',
  subject: '示例园',
  territory: '五常街道',
  form: {},
  payload: { reason: '主导产业不清晰', document: '浙小微园认〔2026〕1 号' },
  date: '2026年11月23日',
  dueDate: '2026年12月14日',
  items,
  context: { requested: { kind: 'correction', askedBy: 'townReview', items: [], until: null }, vetoes: [] },
};

it.each(Object.entries(letters))('%s is addressed, dated and signed, and says something in Chinese', (key, letter) => {
  const model = letter.build(facts);
  expect(model.addressee).toBe(key === 'certificate' ? facts.subject : facts.applicant);
  expect(model.date).toBe(facts.date);
  for (const words of [model.issuer, model.heading, ...model.paragraphs]) expect(words).toMatch(/\p{Script=Han}/u);
  expect(JSON.stringify(model)).not.toMatch(/undefined|null|\[object/);
});

it('a letter for want of papers names the items and the last day', () => {
  for (const letter of [letters.correctionNotice, letters.rectificationNotice]) {
    const model = letter.build(facts);
    expect(model.items).toEqual(items);
    expect(model.paragraphs.join('')).toContain(facts.dueDate);
  }
});

it('a decision against the applicant gives its reason and the remedies', () => {
  for (const letter of [letters.refusal, letters.nonAcceptanceNotice]) {
    const model = letter.build(facts);
    expect(model.paragraphs.join('')).toContain('主导产业不清晰');
    expect(model.closing?.join('')).toMatch(/60 日.*行政复议.*6 个月.*行政诉讼/);
  }
});

it('a refusal by the upper level names its document; one for want of rectification says so', () => {
  const upper = letters.refusal.build({ ...facts, payload: { recognised: false, document: '文号 7' } });
  expect(upper.paragraphs.join('')).toContain('依据：文号 7');
  expect(letters.refusal.build({ ...facts, payload: {} }).paragraphs.join('')).toContain('未在规定期限内完成整改');
});

it('the certificate can be verified and names the decision it rests on', () => {
  const model = letters.certificate.build(facts);
  expect(model).toMatchObject({ layout: 'certificate', verification: true });
  expect(model.table).toContainEqual(['认定依据', '浙小微园认〔2026〕1 号']);
});
