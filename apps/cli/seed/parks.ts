/** Parks of the demo world. All names are invented; each park is named after a plant, as the product is. */
export interface DemoPark {
  name: string;
  kind: 'manufacturing' | 'producer-services';
  operator: { unit: string; name: string };
  territory: string;
  platform: string | null;
  address: string;
  /** Whole square metres. */
  landArea: number;
  floorArea: number;
  federationMember: boolean;
}

export const demoParks: readonly DemoPark[] = [
  {
    name: '木香智造小微企业园',
    kind: 'manufacturing',
    operator: { unit: 'company-muxiang', name: '杭州木香园区运营管理有限公司' },
    territory: '330110005',
    platform: 'platform-future',
    address: '五常街道木香路 18 号',
    landArea: 42_000,
    floorArea: 88_600,
    federationMember: true,
  },
  {
    name: '月季数字小微企业园',
    kind: 'producer-services',
    operator: { unit: 'company-yueji', name: '杭州月季园区运营管理有限公司' },
    territory: '330110012',
    platform: null,
    address: '仓前街道月季街 66 号',
    landArea: 28_500,
    floorArea: 71_200,
    federationMember: true,
  },
  {
    name: '凌霄工业设计小微企业园',
    kind: 'producer-services',
    operator: { unit: 'company-lingxiao', name: '杭州凌霄园区运营管理有限公司' },
    territory: '330110010',
    platform: 'platform-liangzhu',
    address: '良渚街道凌霄路 9 号',
    landArea: 31_300,
    floorArea: 64_900,
    federationMember: true,
  },
  {
    name: '石榴高端装备小微企业园',
    kind: 'manufacturing',
    operator: { unit: 'company-shiliu', name: '杭州石榴园区运营管理有限公司' },
    territory: '330110009',
    platform: 'platform-qianjiang',
    address: '仁和街道石榴路 120 号',
    landArea: 76_000,
    floorArea: 133_800,
    federationMember: true,
  },
  {
    name: '紫藤新材料小微企业园',
    kind: 'manufacturing',
    operator: { unit: 'company-ziteng', name: '杭州紫藤园区运营管理有限公司' },
    territory: '330110110',
    platform: null,
    address: '瓶窑镇紫藤路 37 号',
    landArea: 53_300,
    floorArea: 92_400,
    federationMember: true,
  },
  {
    name: '海棠生物医药小微企业园',
    kind: 'manufacturing',
    operator: { unit: 'company-haitang', name: '杭州海棠园区运营管理有限公司' },
    territory: '330110013',
    platform: 'platform-future',
    address: '余杭街道海棠大道 201 号',
    landArea: 60_700,
    floorArea: 118_500,
    federationMember: true,
  },
  {
    name: '山茶竹木文创小微企业园',
    kind: 'manufacturing',
    operator: { unit: 'company-shancha', name: '杭州山茶园区运营管理有限公司' },
    territory: '330110109',
    platform: null,
    address: '径山镇山茶路 5 号',
    landArea: 22_100,
    floorArea: 35_600,
    federationMember: true,
  },
  {
    name: '金樱子食品小微企业园',
    kind: 'manufacturing',
    operator: { unit: 'company-jinyingzi', name: '杭州金樱子园区运营管理有限公司' },
    territory: '330110014',
    platform: null,
    address: '中泰街道金樱子路 44 号',
    landArea: 25_800,
    floorArea: 41_900,
    federationMember: false,
  },
];
