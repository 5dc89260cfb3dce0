import type { OrgUnitKind } from '#libs/identity/org-unit.entity.js';

export interface OfficeRow {
  code: string;
  kind: OrgUnitKind;
  name_zh: string;
  name_en: string;
  parent: string | null;
}

const office = (code: string, kind: OrgUnitKind, zh: string, en: string, parent: string | null = 'district') => ({
  code,
  kind,
  name_zh: zh,
  name_en: en,
  parent,
});

/** Towns and streets of Yuhang (330110) with their codes in the list of the statistics bureau. */
const towns = [
  office('330110005', 'town', '五常街道', 'Wuchang Street'),
  office('330110009', 'town', '仁和街道', 'Renhe Street'),
  office('330110010', 'town', '良渚街道', 'Liangzhu Street'),
  office('330110011', 'town', '闲林街道', 'Xianlin Street'),
  office('330110012', 'town', '仓前街道', 'Cangqian Street'),
  office('330110013', 'town', '余杭街道', 'Yuhang Street'),
  office('330110014', 'town', '中泰街道', 'Zhongtai Street'),
  office('330110109', 'town', '径山镇', 'Jingshan Town'),
  office('330110110', 'town', '瓶窑镇', 'Pingyao Town'),
  office('330110111', 'town', '鸬鸟镇', 'Luniao Town'),
  office('330110112', 'town', '百丈镇', 'Baizhang Town'),
  office('330110113', 'town', '黄湖镇', 'Huanghu Town'),
];

/** The district's offices, those above before those below. */
export const offices: OfficeRow[] = [
  office('district', 'district', '余杭区', 'Yuhang District', null),
  ...towns,
  office('platform-future', 'platform', '未来科技城', 'Future Sci-Tech City'),
  office('platform-liangzhu', 'platform', '良渚新城', 'Liangzhu New City'),
  office('platform-qianjiang', 'platform', '钱江经济开发区', 'Qianjiang Economic Development Zone'),
  office('bureau', 'department', '区经信局', 'Bureau of Economy and Information Technology'),
  office('dept-planning', 'department', '规划和自然资源局余杭分局', 'Planning and Natural Resources, Yuhang Branch'),
  office('dept-ecology', 'department', '生态环境局余杭分局', 'Ecology and Environment, Yuhang Branch'),
  office('dept-emergency', 'department', '区应急管理局', 'Emergency Management'),
  office('dept-fire', 'department', '区消防救援大队', 'Fire and Rescue'),
  office('dept-housing', 'department', '区住房和城乡建设局', 'Housing and Urban-Rural Development'),
  office('dept-market', 'department', '区市场监督管理局', 'Market Regulation'),
  office('dept-tax', 'department', '区税务局', 'Tax Service'),
  office('dept-finance', 'department', '区财政局', 'Finance'),
  office('dept-science', 'department', '区科学技术局', 'Science and Technology'),
  office('dept-reform', 'department', '区发展和改革局', 'Development and Reform'),
  office('joint-meeting-office', 'office', '区联席会议办公室', 'Joint Meeting Office'),
  office('federation', 'federation', '区小微企业园联合会', 'Federation of Small-Enterprise Parks'),
  office('expert-panel', 'panel', '评审专家库', 'Panel of Experts', 'bureau'),
];
