import type { NotificationPayload } from '../notification-payload.js';
import { renderNotification } from '../templates/render-notification.js';
import { composeMail, mailDomain } from './compose-mail.js';

const payload = (subjectName: string, caseId: string | null = 'c-1'): NotificationPayload => ({
  kind: 'receipt',
  caseId,
  caseNumber: 'YH-1',
  caseTitle: { zh: '认定推荐', en: 'Recognition' },
  subjectName,
  audience: [],
  params: {},
  at: '2026-11-23T05:00:00.000Z',
});

const compose = (given: NotificationPayload) =>
  composeMail(given, renderNotification(given), {
    deliveryId: 'd-1',
    messageId: '<d-1@example.org>',
    to: 'operator-a@demo.invalid',
    from: '蔷薇 <no-reply@example.org>',
    publicUrl: 'https://qiangwei.example.org',
  });

test('both parts link to the case, Chinese before English', () => {
  const mail = compose(payload('五常园'));
  expect(mail.text).toContain('查看办件：https://qiangwei.example.org/cases/c-1');
  expect(mail.html).toContain('href="https://qiangwei.example.org/cases/c-1"');
  expect(mail.text.indexOf('已收件')).toBeLessThan(mail.text.indexOf('Received'));
  expect(mail.references).toBe('<case.c-1@example.org>');
});

test('a message without a case links to the start page', () => {
  const mail = compose(payload('', null));
  expect(mail.text).toContain('https://qiangwei.example.org\n');
  expect(mail.text).not.toContain('/cases/');
  expect(mail.references).toBeNull();
});

test('names that people typed can neither add a header nor markup', () => {
  const mail = compose(payload('园\r\nBcc: all@example.org <img src=x onerror="alert(1)">&'));
  expect(mail.subject).not.toMatch(/[\r\n]/);
  expect(mail.html).not.toContain('<img');
  expect(mail.html).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&amp;');
});

test.each([
  ['蔷薇 <no-reply@example.org>', 'example.org'],
  ['no-reply@example.org', 'example.org'],
  ['nobody', 'qiangwei.invalid'],
])('the domain of %s is %s', (from, domain) => {
  expect(mailDomain(from)).toBe(domain);
});
