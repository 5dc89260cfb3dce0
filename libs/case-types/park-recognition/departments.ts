/** Departments that joint review may ask (domain.md §1.4), and how their part of it is called. */
export const departments = {
  planning: {
    review: { zh: '规划资源联审', en: 'Planning review' },
    opinion: { zh: '规划资源联审意见', en: 'Opinion of Planning' },
  },
  ecology: {
    review: { zh: '生态环境联审', en: 'Ecology review' },
    opinion: { zh: '生态环境联审意见', en: 'Opinion of Ecology' },
  },
  emergency: {
    review: { zh: '应急管理联审', en: 'Emergency review' },
    opinion: { zh: '应急管理联审意见', en: 'Opinion of Emergency Management' },
  },
  fire: {
    review: { zh: '消防救援联审', en: 'Fire review' },
    opinion: { zh: '消防救援联审意见', en: 'Opinion of Fire and Rescue' },
  },
  housing: {
    review: { zh: '住建联审', en: 'Housing review' },
    opinion: { zh: '住建联审意见', en: 'Opinion of Housing' },
  },
  market: {
    review: { zh: '市场监管联审', en: 'Market regulation review' },
    opinion: { zh: '市场监管联审意见', en: 'Opinion of Market Regulation' },
  },
  tax: {
    review: { zh: '税务联审', en: 'Tax review' },
    opinion: { zh: '税务联审意见', en: 'Opinion of Taxation' },
  },
} as const;
export type ReviewDepartment = keyof typeof departments;
