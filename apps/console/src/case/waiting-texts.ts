import { defineTexts } from '../i18n/texts';

export const waitingTexts = defineTexts('waiting', {
  zh: {
    title: '办件在等什么',
    'stuck.title': '这件申请目前没有人能办理',
    'stuck.help': '解决：{{who}}',
    each: '逐项看（{{count}} 项）',
    people: '该岗位 {{holders}} 人，可办理本办件 {{eligible}} 人',
    route: '接下来的路径',
    routeHelp: '按各环节均顺利、且都用满时限推算，不是承诺。',
  },
  en: {
    title: 'What the case waits for',
    'stuck.title': 'At present nobody can act on this case',
    'stuck.help': 'Can be unblocked by: {{who}}',
    each: 'One by one ({{count}})',
    people: 'Hold the role: {{holders}}; may act on this case: {{eligible}}',
    route: 'The way from here',
    routeHelp: 'If nothing is found wanting and every office takes its whole limit; no promise.',
  },
});
