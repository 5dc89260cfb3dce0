import { parseNotificationPayload } from './notification-payload.js';

const whole = {
  kind: 'handover',
  caseId: '019e8f7a-0000-7000-8000-000000000001',
  caseNumber: 'YH-1',
  caseTitle: { zh: '认定', en: 'Recognition' },
  subjectName: '五常园',
  audience: [{ role: 'town-reviewer', unit: '330110005' }, { unit: 'bureau' }, { personId: 'p' }],
  params: { dueDate: '2026-11-27' },
  at: '2026-11-23T05:00:00.000Z',
};

test('a whole payload is read as it is', () => {
  expect(parseNotificationPayload(whole)).toEqual(whole);
});

test('what is about no case needs no case', () => {
  const { kind, audience, at } = whole;
  expect(parseNotificationPayload({ kind, audience, at })).toMatchObject({ caseId: null, caseNumber: '', params: {} });
});

test.each([
  ['no kind', { ...whole, kind: undefined }],
  ['a kind without words', { ...whole, kind: 'somethingNew' }],
  ['a kind that is no kind of ours', { ...whole, kind: 'constructor' }],
  ['no time', { ...whole, at: undefined }],
  ['a time that is none', { ...whole, at: 'yesterday' }],
  ['an audience that is no list', { ...whole, audience: 'bureau' }],
  ['an audience without an office', { ...whole, audience: [{ role: 'expert' }] }],
  ['a title in one language', { ...whole, caseTitle: { zh: '认定' } }],
  ['no object', null],
])('%s is refused, so that the message ends where somebody sees it', (_, payload) => {
  expect(() => parseNotificationPayload(payload)).toThrow(TypeError);
});
