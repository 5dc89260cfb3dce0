import { type NotificationKind, notificationKinds } from '#libs/contracts/notification-message.js';
import type { NotificationPayload } from '../notification-payload.js';
import { renderNotification } from './render-notification.js';

/** Every parameter that any template asks for. */
const everything: Record<string, string> = Object.fromEntries(
  [
    ...['items', 'days', 'reason', 'duty', 'daysLeft', 'by', 'message'],
    ...['outcome', 'failures', 'minutes', 'address', 'version'],
  ].flatMap((name) => [
    [`${name}.zh`, `词-${name}`],
    [`${name}.en`, `word-${name}`],
  ]),
);
const dates = { dueDate: '2026-11-27', lastDay: '2026-12-04' };

const payload = (
  kind: NotificationKind,
  params: Record<string, string> = { ...everything, ...dates },
): NotificationPayload => ({
  kind,
  caseId: '019e8f7a-0000-7000-8000-000000000001',
  caseNumber: 'YH-2026-000123',
  caseTitle: { zh: '小微企业园认定推荐', en: 'Park recognition' },
  subjectName: '五常示范园',
  audience: [],
  params,
  at: '2026-11-23T05:00:00.000Z',
});

const chinese = /[\u4e00-\u9fff]/;

describe.each(notificationKinds)('%s', (kind) => {
  test('says something in both languages, with all its words and with none', () => {
    for (const params of [{ ...everything, ...dates }, {}]) {
      const { title, body } = renderNotification(payload(kind, params));
      for (const text of [title.zh, body.zh]) expect(text).toMatch(chinese);
      for (const text of [title.en, body.en]) {
        expect(text.replace('五常示范园', '')).toMatch(/[A-Za-z]/);
        expect(text.replaceAll('五常示范园', '')).not.toMatch(chinese);
      }
      for (const text of [title.zh, title.en, body.zh, body.en]) {
        expect(text).not.toMatch(/undefined|null|\$\{|NaN|\(\)|（）|「」|“”| {2}/);
      }
      expect(body.zh).toMatch(/。$/);
      expect(body.en).toMatch(/\.$/);
    }
  });

  test('gives both readers the same facts', () => {
    const { title, body } = renderNotification(payload(kind));
    const words = (text: string, pattern: RegExp) => [...new Set(text.match(pattern) ?? [])].sort();
    const zh = words(title.zh + body.zh, /(?<=词-)\w+/g);
    expect(words(title.en + body.en, /(?<=word-)\w+/g)).toEqual(zh);
    expect(body.en.includes('27 November 2026')).toBe(body.zh.includes('2026年11月27日'));
  });
});

test('a hand-over names the duty and the last day', () => {
  const words = { 'duty.zh': '镇街初审', 'duty.en': 'Town review', dueDate: '2026-11-27' };
  const { title, body } = renderNotification(payload('handover', words));
  expect(title.zh).toBe('新待办：镇街初审 · 小微企业园认定推荐 · 五常示范园');
  expect(body.zh).toBe(
    '「小微企业园认定推荐 · 五常示范园」（办件编号 YH-2026-000123）已到您处，请办理「镇街初审」。办理期限：2026年11月27日。',
  );
  expect(body.en).toContain('for “Town review”. Due by 27 November 2026.');
});

test('a subject that the title names already is not said twice', () => {
  const given = { ...payload('receipt', {}), caseTitle: { zh: '五常示范园认定', en: 'Recognition of 五常示范园' } };
  expect(renderNotification(given).title.zh).toBe('已收件：五常示范园认定');
});

test('a reason that ends with a full stop does not get a second one', () => {
  const { body } = renderNotification(payload('rejected', { reason: '消防验收未通过。' }));
  expect(body.zh).toContain('理由：消防验收未通过。救济');
  expect(body.en).toContain('Reason: 消防验收未通过. The');
});

test('what has to be corrected is said item by item, with the last day', () => {
  const items = 'landArea:与不动产权证不符;rentalContract:缺少附件';
  const { body } = renderNotification(payload('correction', { items, dueDate: '2026-12-14' }));
  expect(body.zh).toContain(
    '补正内容：landArea:与不动产权证不符;rentalContract:缺少附件。请在2026年12月14日前（含当日）补正',
  );
});
