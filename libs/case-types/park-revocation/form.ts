import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsISO8601,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsDocuments, IsText } from '#libs/case-engine/form-rules.js';
import { Field } from '#libs/case-engine/form-schema.js';

/** What the bureau says when it opens the case, and what each event carries. */

/** Grounds so grave that no rectification is ordered first. */
export const severeGrounds = {
  fraud: { zh: '提供虚假材料', en: 'Fraud in the application' },
  majorAccident: { zh: '重大生产安全或环境事故', en: 'Major safety or environmental accident' },
};
const grounds = {
  ...severeGrounds,
  standstill: { zh: '停运 6 个月以上', en: 'Standstill of six months or more' },
  gradeD: { zh: '连续年度评价为 D 级', en: 'Grade D in consecutive years' },
  noReports: { zh: '拒不报送数据或拒绝评价', en: 'Refusal to report or to be graded' },
};

export class ParkRevocationForm {
  @Field({ title: { zh: '园区名称', en: 'Park name' } })
  @IsText(100)
  parkName!: string;

  @Field({ title: { zh: '事由', en: 'Ground' }, options: grounds })
  @IsIn(Object.keys(grounds))
  ground!: string;

  @Field({ title: { zh: '事实', en: 'Facts' }, long: true })
  @IsText(4000)
  findings!: string;
}

export class RevocationStatement {
  @Field({ title: { zh: '内容', en: 'Content' }, long: true })
  @IsText(4000)
  statement!: string;

  @Field({ title: { zh: '佐证材料', en: 'Evidence' }, document: true })
  @IsDocuments(30)
  evidence?: string[];
}

export class RevocationReason {
  @Field({ title: { zh: '理由', en: 'Reason' }, long: true })
  @IsText(2000)
  reason!: string;
}

export class RemovalAtOnce extends RevocationReason {
  @Field({ title: { zh: '严重情形', en: 'Severe ground' }, options: severeGrounds })
  @IsIn(Object.keys(severeGrounds))
  ground!: string;
}

export class RevocationItem {
  @Field({ title: { zh: '事项', en: 'About' } })
  @IsText(100)
  about!: string;

  @Field({ title: { zh: '要求', en: 'What is needed' }, long: true })
  @IsText(1000)
  note!: string;
}

export class RevocationOrder {
  @Field({ title: { zh: '整改清单', en: 'Items to rectify' } })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => RevocationItem)
  items!: RevocationItem[];

  @Field({
    title: { zh: '整改期限', en: 'Until' },
    help: { zh: '自今天起 3 至 6 个月。', en: 'Three to six months from today.' },
  })
  @Matches(/^\d{4}-\d{2}-\d{2}$/, { message: '请按 YYYY-MM-DD 填写日期。 | Give the date as YYYY-MM-DD.' })
  @IsISO8601({ strict: true })
  until!: string;
}

const results = { pass: { zh: '合格', en: 'Passed' }, fail: { zh: '不合格', en: 'Failed' } };

export class RevocationInspection {
  @Field({ title: { zh: '验收结果', en: 'Result' }, options: results })
  @IsIn(Object.keys(results))
  result!: string;

  @Field({ title: { zh: '验收情况', en: 'Findings' }, long: true })
  @IsText(4000)
  findings!: string;
}

export const suspensionKinds = {
  appraisal: { zh: '鉴定', en: 'Appraisal' },
  otherProceedings: { zh: '等待其他机关处理结果', en: 'Other proceedings' },
};

export class RevocationSuspension extends RevocationReason {
  @Field({ title: { zh: '特别程序', en: 'Special procedure' }, options: suspensionKinds })
  @IsIn(Object.keys(suspensionKinds))
  kind!: string;
}

export class RevocationExtension extends RevocationReason {
  @Field({ title: { zh: '延长', en: 'Extend by' }, unit: { zh: '工作日', en: 'working days' } })
  @IsInt()
  @Min(1)
  @Max(365)
  wd!: number;
}
