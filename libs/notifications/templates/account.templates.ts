import type { Template } from './words.js';

/** What people hear about their own account. There is no case behind these. */
export const accountTemplates = {
  /** To the owner, when failed logins locked the account. Params: failures, minutes, address?. */
  accountLocked: {
    zh: (w) => ({
      title: '账号已临时锁定',
      sentences: [
        `您的账号因${w.when('failures', (failures) => `连续 ${failures} 次`)}登录失败已被锁定${w.when('minutes', (minutes) => ` ${minutes} 分钟`)}。`,
        w.when('address', (address) => `登录来源：${address}。`),
        '如非本人操作，请联系安全管理员。',
      ],
    }),
    en: (w) => ({
      title: 'Account locked for a while',
      sentences: [
        `Your account was locked${w.when('minutes', (minutes) => ` for ${minutes} minutes`)} after ${w.when('failures', (failures) => `${failures} `)}failed logins.`,
        w.when('address', (address) => `They came from ${address}.`),
        'If it was not you, tell the security administrator.',
      ],
    }),
  },

  /** To the owner, after the password was changed. Params: address?. */
  passwordChanged: {
    zh: (w) => ({
      title: '密码已修改',
      sentences: [
        '您的账号密码已修改，其他登录均已退出。',
        w.when('address', (address) => `操作来源：${address}。`),
        '如非本人操作，请联系安全管理员。',
      ],
    }),
    en: (w) => ({
      title: 'Password changed',
      sentences: [
        'The password of your account was changed; all other sessions have ended.',
        w.when('address', (address) => `It was done from ${address}.`),
        'If it was not you, tell the security administrator.',
      ],
    }),
  },
} satisfies Record<string, Template>;
