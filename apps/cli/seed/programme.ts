/** 3655梧桐计划 with its targets of 2022; what the four digits stand for is not published. */
export const demoProgramme = { key: '3655', title_zh: '3655梧桐计划', title_en: '3655 Wutong Programme' };

const target = (key: string, titleZh: string, titleEn: string, unitZh: string, unitEn: string, amount: number) => ({
  key,
  title_zh: titleZh,
  title_en: titleEn,
  unit_zh: unitZh,
  unit_en: unitEn,
  target: amount,
});

export const demoTargets = [
  target('plannedBlocks', '完成更新方案的区块', 'Blocks with a renewal plan', '个', 'blocks', 32),
  target('renewedBlocks', '完成更新的区块（不少于）', 'Blocks renewed (at least)', '个', 'blocks', 10),
  target('vacatedLand', '腾出土地', 'Land freed', '亩', 'mu', 3000),
  target('newFloorSpace', '新建产业空间', 'New industrial space', '万㎡', '10,000 ㎡', 150),
];
