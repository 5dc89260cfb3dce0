import { defineTexts } from '../i18n/texts';

export const relatedTexts = defineTexts('related', {
  zh: {
    'changes.count': '标出的 {{count}} 项与上一次提交不同。上一次提交：',
    'changes.none': '各项内容与上一次提交相同。上一次提交：',
    'changes.changed': '有改动',
    'changes.before': '原为：',
    'changes.added': '上次提交后新增',
    'changes.replaced': '上次提交后更换',
    'changes.removed': '上次提交后删除',
    title: '相关办件',
    duplicate: '疑似重复申请',
    'duplicate.title': '同一对象另有同类申请正在办理',
    'duplicate.help': '办理前请先核对是否重复提交；重复的可由申请人撤回。',
    sameSubject: '同一对象',
    sameFiles: '材料内容完全相同：{{titles}}',
  },
  en: {
    'changes.count': '{{count}} answers, marked below, differ from when it was handed in before:',
    'changes.none': 'No answer differs from when it was handed in before:',
    'changes.changed': 'Changed',
    'changes.before': 'before: ',
    'changes.added': 'Added since it was handed in before',
    'changes.replaced': 'Replaced since it was handed in before',
    'changes.removed': 'Removed since it was handed in before',
    title: 'Related cases',
    duplicate: 'Probably filed twice',
    'duplicate.title': 'Another application of this kind is open for the same subject',
    'duplicate.help': 'Find out whether it was filed twice before you decide; the applicant can withdraw one.',
    sameSubject: 'Same subject',
    sameFiles: 'Files of the very same content: {{titles}}',
  },
});
