import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNumber,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { IsCreditCode, IsText, NotAbove, NotOneOf } from '#libs/case-engine/form-rules.js';
import { Field } from '#libs/case-engine/form-schema.js';
import { developers, industries, parkKinds, safetyStates, territories } from './form-options.js';

const money = { maxDecimalPlaces: 2 };
const red = '存在红色等级的，须整改销号后再申请。 | With a red grade, rectify and have it closed before applying.';

const units = {
  mu: { zh: '亩', en: 'mu' },
  rent: { zh: '元/㎡·月', en: 'yuan/㎡ a month' },
  tenThousandYuan: { zh: '万元', en: '10,000 yuan' },
  firms: { zh: '家', en: 'firms' },
  persons: { zh: '人', en: 'persons' },
};

/** What an operator says about the park; units are in the fields' texts, sources in domain.md §2. */
export class ParkRecognitionForm {
  @Field({ title: { zh: '园区名称', en: 'Park name' } })
  @IsText(100)
  parkName!: string;

  @Field({ title: { zh: '园区类型', en: 'Kind of park' }, options: parkKinds })
  @IsIn(Object.keys(parkKinds))
  parkKind!: string;

  @Field({ title: { zh: '所在镇街', en: 'Town or street' }, options: territories })
  @IsIn(Object.keys(territories))
  territory!: string;

  @Field({ title: { zh: '详细地址', en: 'Address' } })
  @IsText(200)
  address!: string;

  @Field({ title: { zh: '运营机构名称', en: 'Operator' } })
  @IsText(100)
  operatorName!: string;

  @Field({
    title: { zh: '运营机构统一社会信用代码', en: "Operator's unified social credit code" },
    help: { zh: '营业执照上的 18 位代码。', en: 'The 18 characters on the business licence.' },
  })
  @IsCreditCode()
  @IsString()
  creditCode!: string;

  @Field({ title: { zh: '开发主体性质', en: 'Kind of developer' }, options: developers })
  @IsIn(Object.keys(developers))
  developer!: string;

  @Field({ title: { zh: '联系人', en: 'Contact person' } })
  @IsText(50)
  contactName!: string;

  @Field({
    title: { zh: '联系电话', en: 'Telephone' },
    help: { zh: '手机号码或带区号的固定电话。', en: 'Mobile number, or land line with area code.' },
  })
  @Matches(/^(1\d{10}|0\d{2,3}-?\d{7,8})$/, {
    message: '请填写 11 位手机号码或带区号的固定电话。 | Give an 11-digit mobile number or a land line with area code.',
  })
  @IsString()
  contactPhone!: string;

  @Field({
    title: { zh: '用地面积', en: 'Land area' },
    unit: units.mu,
    help: { zh: '1 亩 = 666.67 ㎡，保留两位小数。', en: '1 mu = 666.67 ㎡, two decimals.' },
  })
  @IsNumber(money)
  @Min(0.01)
  @Max(100000)
  landArea!: number;

  @Field({ title: { zh: '总建筑面积', en: 'Total floor area' }, unit: '㎡' })
  @IsNumber(money)
  @Min(1)
  @Max(100000000)
  floorArea!: number;

  @Field({ title: { zh: '可租面积', en: 'Rentable floor area' }, unit: '㎡' })
  @IsNumber(money)
  @Min(1)
  @Max(100000000)
  @NotAbove('floorArea', { zh: '总建筑面积', en: 'the total floor area' })
  rentableArea!: number;

  @Field({ title: { zh: '已租面积', en: 'Rented floor area' }, unit: '㎡' })
  @IsNumber(money)
  @Min(0)
  @Max(100000000)
  @NotAbove('rentableArea', { zh: '可租面积', en: 'the rentable floor area' })
  rentedArea!: number;

  @Field({ title: { zh: '容积率', en: 'Plot ratio' } })
  @IsNumber(money)
  @Min(0.01)
  @Max(20)
  plotRatio!: number;

  @Field({ title: { zh: '平均租金', en: 'Average rent' }, unit: units.rent })
  @IsNumber(money)
  @Min(0)
  @Max(1000)
  averageRent!: number;

  @Field({ title: { zh: '入驻企业数', en: 'Tenant firms' }, unit: units.firms })
  @IsInt()
  @Min(1)
  @Max(10000)
  firms!: number;

  @Field({ title: { zh: '其中小微企业数', en: 'Of these small and micro' }, unit: units.firms })
  @IsInt()
  @Min(0)
  @Max(10000)
  @NotAbove('firms', { zh: '入驻企业数', en: 'the number of tenant firms' })
  smallFirms!: number;

  @Field({
    title: { zh: '主导产业', en: 'Leading industries' },
    help: { zh: '选 1 至 3 个国民经济行业大类（GB/T 4754）。', en: 'One to three divisions of GB/T 4754.' },
    options: industries,
  })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(3)
  @ArrayUnique()
  @IsIn(Object.keys(industries), { each: true })
  leadingIndustries!: string[];

  @Field({ title: { zh: '主导及关联产业占比', en: 'Share of leading and related industries' }, unit: '%' })
  @IsNumber(money)
  @Min(0)
  @Max(100)
  leadingShare!: number;

  @Field({ title: { zh: '规上企业数', en: 'Firms above designated size' }, unit: units.firms })
  @IsInt()
  @Min(0)
  @Max(10000)
  @NotAbove('firms', { zh: '入驻企业数', en: 'the number of tenant firms' })
  largeFirms!: number;

  @Field({ title: { zh: '上年度园区税收', en: "Last year's tax of the park" }, unit: units.tenThousandYuan })
  @IsNumber(money)
  @Min(0)
  @Max(10000000)
  tax!: number;

  @Field({ title: { zh: '上年度园区营收', en: "Last year's revenue of the park" }, unit: units.tenThousandYuan })
  @IsNumber(money)
  @Min(0)
  @Max(100000000)
  revenue!: number;

  @Field({ title: { zh: '上年度研发投入', en: "Last year's research spending" }, unit: units.tenThousandYuan })
  @IsNumber(money)
  @Min(0)
  @Max(100000000)
  @NotAbove('revenue', { zh: '园区营收', en: 'the revenue' })
  research!: number;

  @Field({ title: { zh: '专职运营人员', en: 'Full-time operating staff' }, unit: units.persons })
  @IsInt()
  @Min(1)
  @Max(10000)
  staff!: number;

  @Field({ title: { zh: '创业导师', en: 'Mentors' }, unit: units.persons })
  @IsInt()
  @Min(0)
  @Max(10000)
  mentors!: number;

  @Field({ title: { zh: '消防状态', en: 'Fire safety' }, options: safetyStates })
  @NotOneOf(['red'], red)
  @IsIn(Object.keys(safetyStates))
  fireSafety!: string;

  @Field({ title: { zh: '安全生产状态', en: 'Work safety' }, options: safetyStates })
  @NotOneOf(['red'], red)
  @IsIn(Object.keys(safetyStates))
  workSafety!: string;

  @Field({ title: { zh: '生态环境状态', en: 'Environment' }, options: safetyStates })
  @NotOneOf(['red'], red)
  @IsIn(Object.keys(safetyStates))
  environment!: string;

  @Field({ title: { zh: '已接入数字化管理平台', en: 'Connected to the digital platform' } })
  @IsBoolean()
  digitalPlatform!: boolean;

  @Field({
    title: { zh: '园区简介', en: 'About the park' },
    long: true,
    help: {
      zh: '产业特色、服务能力和运营情况，2000 字以内。',
      en: 'Industries, services, operation; up to 2,000 characters.',
    },
  })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  about?: string;
}

/** Version 2 asks for what tenants say of the park as well (domain.md §2: 满意度). */
export class ParkRecognitionFormV2 extends ParkRecognitionForm {
  @Field({
    title: { zh: '入驻企业满意度', en: 'Satisfaction of tenant firms' },
    unit: '%',
    help: { zh: '最近一次满意度调查的结果。', en: 'Result of the latest survey.' },
  })
  @IsOptional()
  @IsNumber(money)
  @Min(0)
  @Max(100)
  satisfaction?: number;
}

/** The pages of the form. */
export const formStepsV1 = [
  {
    title: { zh: '园区与运营机构', en: 'Park and operator' },
    properties: [
      'parkName',
      'parkKind',
      'territory',
      'address',
      'operatorName',
      'creditCode',
      'developer',
      'contactName',
      'contactPhone',
    ],
  },
  {
    title: { zh: '用地与建筑', en: 'Land and buildings' },
    properties: ['landArea', 'floorArea', 'rentableArea', 'rentedArea', 'plotRatio', 'averageRent'],
  },
  {
    title: { zh: '企业与产业', en: 'Firms and industries' },
    properties: [
      'firms',
      'smallFirms',
      'leadingIndustries',
      'leadingShare',
      'largeFirms',
      'tax',
      'revenue',
      'research',
    ],
  },
  {
    title: { zh: '运营与安全', en: 'Operation and safety' },
    properties: ['staff', 'mentors', 'fireSafety', 'workSafety', 'environment', 'digitalPlatform', 'about'],
  },
] as const;

export const formSteps = formStepsV1.map(({ title, properties }) => ({
  title,
  properties: (properties as readonly string[]).flatMap((each) => (each === 'about' ? ['satisfaction', each] : [each])),
}));
