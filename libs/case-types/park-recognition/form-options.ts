/** Choices of the form, by the value that is stored. */

export const parkKinds = {
  manufacturing: { zh: '生产制造类', en: 'Manufacturing' },
  services: { zh: '生产性服务类', en: 'Producer services' },
};

export const developers = {
  government: { zh: '政府', en: 'Government' },
  stateFirm: { zh: '国有企业', en: 'State-owned firm' },
  privateFirm: { zh: '民营企业', en: 'Private firm' },
  village: { zh: '村集体', en: 'Village collective' },
  mixed: { zh: '混合', en: 'Mixed' },
};

export const safetyStates = {
  green: { zh: '绿色 · 正常', en: 'Green: in order' },
  yellow: { zh: '黄色 · 有隐患，整改中', en: 'Yellow: being rectified' },
  red: { zh: '红色 · 重大隐患', en: 'Red: serious hazard' },
};

/** Towns and streets of Yuhang with their nine-digit codes (domain.md §18). */
export const territories = {
  '330110005': { zh: '五常街道', en: 'Wuchang Street' },
  '330110009': { zh: '仁和街道', en: 'Renhe Street' },
  '330110010': { zh: '良渚街道', en: 'Liangzhu Street' },
  '330110011': { zh: '闲林街道', en: 'Xianlin Street' },
  '330110012': { zh: '仓前街道', en: 'Cangqian Street' },
  '330110013': { zh: '余杭街道', en: 'Yuhang Street' },
  '330110014': { zh: '中泰街道', en: 'Zhongtai Street' },
  '330110109': { zh: '径山镇', en: 'Jingshan Town' },
  '330110110': { zh: '瓶窑镇', en: 'Pingyao Town' },
  '330110111': { zh: '鸬鸟镇', en: 'Luniao Town' },
  '330110112': { zh: '百丈镇', en: 'Baizhang Town' },
  '330110113': { zh: '黄湖镇', en: 'Huanghu Town' },
};

/** Divisions of GB/T 4754-2017 that occur in the district's parks (domain.md §19). */
export const industries = {
  C13: { zh: 'C13 农副食品加工业', en: 'C13 Agricultural food processing' },
  C14: { zh: 'C14 食品制造业', en: 'C14 Food' },
  C17: { zh: 'C17 纺织业', en: 'C17 Textiles' },
  C18: { zh: 'C18 纺织服装、服饰业', en: 'C18 Clothing' },
  C21: { zh: 'C21 家具制造业', en: 'C21 Furniture' },
  C22: { zh: 'C22 造纸和纸制品业', en: 'C22 Paper' },
  C23: { zh: 'C23 印刷和记录媒介复制业', en: 'C23 Printing' },
  C26: { zh: 'C26 化学原料和化学制品制造业', en: 'C26 Chemicals' },
  C27: { zh: 'C27 医药制造业', en: 'C27 Pharmaceuticals' },
  C29: { zh: 'C29 橡胶和塑料制品业', en: 'C29 Rubber and plastics' },
  C30: { zh: 'C30 非金属矿物制品业', en: 'C30 Non-metallic minerals' },
  C33: { zh: 'C33 金属制品业', en: 'C33 Metal products' },
  C34: { zh: 'C34 通用设备制造业', en: 'C34 General machinery' },
  C35: { zh: 'C35 专用设备制造业', en: 'C35 Special machinery' },
  C36: { zh: 'C36 汽车制造业', en: 'C36 Motor vehicles' },
  C38: { zh: 'C38 电气机械和器材制造业', en: 'C38 Electrical machinery' },
  C39: { zh: 'C39 计算机、通信和其他电子设备制造业', en: 'C39 Computers and electronics' },
  C40: { zh: 'C40 仪器仪表制造业', en: 'C40 Instruments' },
  I64: { zh: 'I64 互联网和相关服务', en: 'I64 Internet services' },
  I65: { zh: 'I65 软件和信息技术服务业', en: 'I65 Software and IT services' },
  L72: { zh: 'L72 商务服务业', en: 'L72 Business services' },
  M73: { zh: 'M73 研究和试验发展', en: 'M73 Research and development' },
  M74: { zh: 'M74 专业技术服务业', en: 'M74 Professional technical services' },
  M75: { zh: 'M75 科技推广和应用服务业', en: 'M75 Technology promotion' },
};
