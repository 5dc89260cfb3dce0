/** Tenants of the demo parks. All names are invented. */
export interface DemoFirm {
  unit: string;
  name: string;
  /** GB/T 4754-2017, letter and two digits. */
  industry: string;
  park: string;
}

const tenants =
  (park: string) =>
  (...firms: [pinyin: string, name: string, industry: string][]): DemoFirm[] =>
    firms.map(([pinyin, name, industry]) => ({
      unit: `company-${pinyin}`,
      name: `杭州${name}有限公司`,
      industry,
      park,
    }));

export const demoFirms: readonly DemoFirm[] = [
  ...tenants('木香智造小微企业园')(
    ['chengyu', '澄屿智能装备', 'C35'],
    ['qihe', '栖禾传感科技', 'C40'],
    ['jilan', '霁蓝精密电子', 'C39'],
    ['hengyi', '珩一机器人', 'C34'],
    ['musen', '沐森电机', 'C38'],
    ['shisui', '拾穗软件', 'I65'],
  ),
  ...tenants('月季数字小微企业园')(
    ['yanchuan', '砚川数据技术', 'I65'],
    ['chiyu', '赤屿人工智能', 'I65'],
    ['yunlu', '云麓网络', 'I64'],
    ['lanshi', '澜石芯片设计', 'I65'],
    ['zhibei', '知北检测', 'M74'],
  ),
  ...tenants('凌霄工业设计小微企业园')(
    ['qingtu', '青图工业设计', 'M74'],
    ['moge', '墨格产品设计', 'M74'],
    ['shuyuan', '疏园品牌策划', 'L72'],
    ['jingmu', '径木结构设计', 'M74'],
  ),
  ...tenants('石榴高端装备小微企业园')(
    ['tieshan', '铁杉传动设备', 'C34'],
    ['henglu', '衡麓数控', 'C34'],
    ['duanhe', '锻禾金属制品', 'C33'],
    ['beichen', '北沉阀门', 'C34'],
    ['yuanzhou', '远洲汽车零部件', 'C36'],
  ),
  ...tenants('紫藤新材料小微企业园')(
    ['suyan', '素砚高分子材料', 'C29'],
    ['baiyao', '白垚陶瓷材料', 'C30'],
    ['tanxi', '碳溪复合材料', 'C29'],
    ['linmo', '临墨涂层科技', 'C26'],
  ),
  ...tenants('海棠生物医药小微企业园')(
    ['anheng', '桉蘅生物技术', 'C27'],
    ['zhiling', '芷苓医疗器械', 'C35'],
    ['yaotai', '药苔制药', 'C27'],
    ['xibao', '汐葆细胞科技', 'M73'],
    ['jingwei', '镜微诊断试剂', 'C27'],
  ),
  ...tenants('山茶竹木文创小微企业园')(
    ['zhuxi', '竹屿家居', 'C21'],
    ['mianzhi', '棉栀纺织', 'C17'],
    ['chaye', '茶野包装', 'C23'],
  ),
  ...tenants('金樱子食品小微企业园')(
    ['suishi', '穗食坊食品', 'C14'],
    ['niangquan', '酿泉调味品', 'C14'],
    ['liangxin', '粮馨农产品加工', 'C13'],
  ),
];
