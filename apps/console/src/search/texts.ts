import { defineTexts } from '../i18n/texts';

export const searchTexts = defineTexts('search', {
  zh: {
    title: '办件查询',
    lead: '您有权查看的全部办件。',
    q: '编号、园区名称或申请人',
    status: '状态',
    anyStatus: '全部状态',
    submit: '查询',
    clear: '清除条件',
    applicant: '申请人',
    empty: '还没有办件',
    'empty.text': '园区或企业提交申请后，属于您职责范围的办件会出现在这里。',
    none: '没有符合条件的办件',
    'none.text': '换个说法试试，或减少条件。编号可以只写后几位。',
  },
  en: {
    title: 'Find cases',
    lead: 'All cases that you may see.',
    q: 'Number, park or applicant',
    status: 'Status',
    anyStatus: 'Any status',
    submit: 'Search',
    clear: 'Clear',
    applicant: 'Applicant',
    empty: 'No cases yet',
    'empty.text': 'When a park or firm applies, the cases within your remit appear here.',
    none: 'No case matches',
    'none.text': 'Try other words or fewer conditions. The last digits of a number are enough.',
  },
});
