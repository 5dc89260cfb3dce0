import { defineTexts } from '../i18n/texts';

export const basisTexts = defineTexts('basis', {
  zh: {
    title: '依据',
    setting: '时限参数',
    'value.wd': '{{title}}：{{value}} 个工作日',
    'value.cd': '{{title}}：{{value}} 个自然日',
    since: '自 {{date}} 起执行',
    default: '本事项的默认值',
    source: '来源：{{source}}',
    extended: '经批准延长 {{days}} 个工作日',
    calendar: '工作日历',
    year: '{{year}} 年：{{notice}}',
    provisional: '暂定',
    version: '版本 {{version}}',
    rules: '计算规则',
  },
  en: {
    title: 'Behind it',
    setting: 'Limit',
    'value.wd': '{{title}}: {{value}} working days',
    'value.cd': '{{title}}: {{value}} calendar days',
    since: 'since {{date}}',
    default: 'default of this matter',
    source: 'source: {{source}}',
    extended: 'extended by {{days}} working days',
    calendar: 'Working-day calendar',
    year: '{{year}}: {{notice}}',
    provisional: 'provisional',
    version: 'version {{version}}',
    rules: 'Rules of counting',
  },
});
