import { defineTexts } from '../i18n/texts';

export const mailboxTexts = defineTexts('mailbox', {
  zh: {
    title: '开发邮箱',
    lead: '没有配置邮件服务器，发出的邮件都留在这里，谁的都能看到。只用于演示和开发。',
    list: '邮件',
    to: '收件人',
    empty: '还没有邮件',
    'empty.text': '办件有交接、补正、提醒或决定时，系统会发邮件，邮件会出现在这里。',
  },
  en: {
    title: 'Development mailbox',
    lead: 'No mail server is configured, so all mail is kept here for everybody to see. For demonstration and development.',
    list: 'Mail',
    to: 'To',
    empty: 'No mail yet',
    'empty.text': 'Hand-overs, corrections, reminders and decisions send mail, which then appears here.',
  },
});
