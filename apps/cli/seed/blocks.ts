/** The 32 industrial blocks of the programme: invented names, spread over the towns. */
export interface DemoBlock {
  number: number;
  name: string;
  territory: string;
  platform: string | null;
  /** Whole square metres; the programme takes blocks of 200 亩 and more. */
  landArea: number;
  enterprises: number;
}

const namesByTown: readonly [territory: string, platform: string | null, names: string][] = [
  ['330110005', 'platform-future', '木槿 栀子'],
  ['330110009', 'platform-qianjiang', '石楠 枇杷 杜英 香樟 乌桕'],
  ['330110010', 'platform-liangzhu', '梧桐 芙蓉 桂子 含笑'],
  ['330110011', null, '翠竹 红枫 银杏'],
  ['330110012', 'platform-future', '玉兰 合欢 丁香'],
  ['330110013', 'platform-future', '海桐 榉木 青檀'],
  ['330110014', null, '杜仲 山楂 冬青'],
  ['330110109', null, '径竹 茶梅'],
  ['330110110', null, '紫薇 连翘 瑞香 迎春'],
  ['330110111', null, '雪松'],
  ['330110112', null, '毛竹'],
  ['330110113', null, '黄檀'],
];

const squareMetresOf200Mu = 133_334;

export const demoBlocks: readonly DemoBlock[] = namesByTown
  .flatMap(([territory, platform, names]) =>
    names.split(' ').map((name) => ({ territory, platform, name: `${name}工业区块` })),
  )
  .map((block, index) => ({
    ...block,
    number: index + 1,
    // Spread by two steps without a common factor, so that neighbours differ and every start gives the same world.
    landArea: squareMetresOf200Mu + ((index * 7) % 32) * 6_200,
    enterprises: 8 + ((index * 11) % 32),
  }));
