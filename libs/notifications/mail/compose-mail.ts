import type { NotificationPayload } from '../notification-payload.js';
import type { RenderedNotification } from '../templates/render-notification.js';

/** A mail to one person, ready for any mail channel. */
export interface OutgoingMail {
  /** Id of the delivery that it belongs to. */
  deliveryId: string;
  messageId: string;
  to: string;
  from: string;
  subject: string;
  text: string;
  html: string;
  /** Header References: the mails of one case form one thread. */
  references: string | null;
}

interface Envelope {
  deliveryId: string;
  messageId: string;
  to: string;
  from: string;
  /** Origin of the console, without a slash at the end. */
  publicUrl: string;
}

/** Chinese first, English below, a link to the case; plain text and a simple HTML of the same words. */
export function composeMail(
  payload: NotificationPayload,
  { title, body }: RenderedNotification,
  { publicUrl, ...envelope }: Envelope,
): OutgoingMail {
  const link = payload.caseId === null ? publicUrl : `${publicUrl}/cases/${payload.caseId}`;
  const label =
    payload.caseId === null ? { zh: '打开系统', en: 'Open Qiangwei' } : { zh: '查看办件', en: 'Open the case' };
  return {
    ...envelope,
    subject: `【蔷薇】${oneLine(title.zh)}`,
    text: [
      '您好：',
      body.zh,
      `${label.zh}：${link}`,
      '',
      title.en,
      body.en,
      `${label.en}: ${link}`,
      '',
      `-- \n${footer.zh}\n${footer.en}\n`,
    ].join('\n'),
    html: [
      '<!doctype html><html lang="zh-CN"><body style="font-family:sans-serif;line-height:1.6;color:#1f2430">',
      `<h1 style="font-size:18px">${escaped(title.zh)}</h1>`,
      `<p>${escaped(body.zh)}</p>`,
      `<p><a href="${escaped(link)}">${label.zh}</a></p>`,
      `<div lang="en"><p><strong>${escaped(title.en)}</strong></p><p>${escaped(body.en)}</p>`,
      `<p><a href="${escaped(link)}">${label.en}</a></p></div>`,
      `<p style="color:#666;font-size:12px">${footer.zh}<br><span lang="en">${footer.en}</span></p>`,
      '</body></html>',
    ].join('\n'),
    references: payload.caseId === null ? null : `<case.${payload.caseId}@${mailDomain(envelope.from)}>`,
  };
}

const footer = {
  zh: '本邮件由余杭区小微企业园联合会办件系统自动发出，请勿直接回复。',
  en: 'Sent automatically by the casework system of the Yuhang park federation; please do not reply.',
};

/** Domain of the sender's address, for identifiers that must be unique in the world. */
export function mailDomain(from: string): string {
  return /@([^\s@<>]+)>?\s*$/.exec(from)?.[1] ?? 'qiangwei.invalid';
}

/** A subject is one header line, whatever a person typed into a name. */
function oneLine(words: string): string {
  return words.replace(/\s+/g, ' ').trim();
}

function escaped(words: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return words.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
