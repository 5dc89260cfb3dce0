import { defineTexts } from '../i18n/texts';

export const notificationTexts = defineTexts('notifications', {
  zh: {
    title: '消息',
    lead: '办件的每次交接、补正、提醒和决定都会在这里告诉您。',
    list: '消息列表',
    unread: '未读',
    markRead: '标为已读',
    markAllRead: '全部标为已读',
    marked: '已全部标为已读',
    open: '打开办件',
    empty: '还没有消息',
    'empty.text': '办件有进展时，这里会告诉您，同时发一封邮件。',
  },
  en: {
    title: 'Messages',
    lead: 'Every hand-over, correction, reminder and decision is told here.',
    list: 'Messages',
    unread: 'Unread',
    markRead: 'Mark as read',
    markAllRead: 'Mark all as read',
    marked: 'All marked as read',
    open: 'Open the case',
    empty: 'No messages yet',
    'empty.text': 'When a case moves, you read it here, and an e-mail is sent.',
  },
});
