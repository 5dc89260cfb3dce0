import { defineTexts } from '../i18n/texts';

export const recusalTexts = defineTexts('recusal', {
  zh: {
    open: '声明回避',
    close: '收起',
    help: '与本办件或申请单位有利害关系的，应当回避。声明后您不能再办理本办件；您已认领或待签的待办退回本单位，由同事办理。声明不能撤回。',
    reason: '回避的理由',
    'reason.help': '写入流转记录，只有办理单位看得到。',
    'reason.missing': '请说明理由。',
    send: '声明回避本办件',
    done: '已声明回避，本办件由其他人员办理',
    declared: '您已声明回避，本办件由其他人员办理。',
  },
  en: {
    open: 'Declare a recusal',
    close: 'Close',
    help: 'Who has an interest in the case, or in the applicant, keeps away from it. You can then no longer act on this case; what you had claimed or were to sign goes back to your office. This cannot be undone.',
    reason: 'Why you keep away',
    'reason.help': 'It stands in the history of the case; only the offices read it.',
    'reason.missing': 'Say why.',
    send: 'Keep away from this case',
    done: 'You keep away from this case; others act on it',
    declared: 'You have declared that you keep away from this case; others act on it.',
  },
});
