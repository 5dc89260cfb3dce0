import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsISO8601,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsDocuments, IsText } from '#libs/case-engine/form-rules.js';
import { Field } from '#libs/case-engine/form-schema.js';

/** What each event of the procedure carries. */

const dateOnly = /^\d{4}-\d{2}-\d{2}$/;

export class Item {
  @Field({
    title: { zh: '事项', en: 'About' },
    help: { zh: '表单字段、附件或整改部位。', en: 'Form field, attachment or place.' },
  })
  @IsText(100)
  about!: string;

  @Field({ title: { zh: '要求', en: 'What is needed' }, long: true })
  @IsText(1000)
  note!: string;
}

export class RequestCorrection {
  @Field({
    title: { zh: '补正清单', en: 'Items to correct' },
    help: { zh: '一次性告知全部需要补正的内容。', en: 'Name everything at once.' },
  })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => Item)
  items!: Item[];
}

export class Opinion {
  @Field({ title: { zh: '意见', en: 'Opinion' }, long: true })
  @IsText(2000)
  opinion!: string;
}

export class Concurrence extends Opinion {
  @Field({ title: { zh: '附加条件', en: 'Conditions' }, long: true })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  conditions?: string;
}

export class ReasonGiven {
  @Field({ title: { zh: '理由', en: 'Reason' }, long: true })
  @IsText(2000)
  reason!: string;
}

export class DepartmentObjection extends ReasonGiven {
  @Field({
    title: { zh: '一票否决', en: 'Veto' },
    help: { zh: '提出后，联席会议不能通过，直至消除。', en: 'The joint meeting cannot approve while it stands.' },
  })
  @IsOptional()
  @IsBoolean()
  veto?: boolean;
}

const results = { pass: { zh: '合格', en: 'Passed' }, fail: { zh: '不合格', en: 'Failed' } };

export class InspectionSheet {
  @Field({ title: { zh: '核查结果', en: 'Result' }, options: results })
  @IsIn(Object.keys(results))
  result!: string;

  @Field({ title: { zh: '核查情况', en: 'Findings' }, long: true })
  @IsText(4000)
  findings!: string;

  @Field({ title: { zh: '现场照片', en: 'Photos' }, document: true })
  @IsDocuments(30)
  photos?: string[];
}

export class Approval {
  @Field({ title: { zh: '会议纪要', en: 'Minutes' }, long: true })
  @IsText(10000)
  minutes!: string;
}

const returnTargets = {
  townReview: { zh: '退回属地初审', en: 'To the town review' },
  jointReview: { zh: '退回部门联审', en: 'To the joint review' },
};

export class Return extends ReasonGiven {
  @Field({ title: { zh: '退回至', en: 'Return to' }, options: returnTargets })
  @IsIn(Object.keys(returnTargets))
  to!: string;
}

export class RectificationOrder {
  @Field({ title: { zh: '整改清单', en: 'Items to rectify' } })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => Item)
  items!: Item[];

  @Field({ title: { zh: '整改期限', en: 'Until' } })
  @Matches(dateOnly, { message: '请按 YYYY-MM-DD 填写日期。 | Give the date as YYYY-MM-DD.' })
  @IsISO8601({ strict: true })
  until!: string;
}

export class RectificationReport {
  @Field({ title: { zh: '整改措施', en: 'Measures taken' }, long: true })
  @IsText(4000)
  measures!: string;

  @Field({ title: { zh: '佐证材料', en: 'Evidence' }, document: true })
  @IsDocuments(30)
  evidence?: string[];
}

export class PublicObjection {
  @Field({
    title: { zh: '异议理由', en: 'Grounds' },
    help: { zh: '须实名提出；您的身份依法保密。', en: 'Objections are by name; your identity is kept confidential.' },
    long: true,
  })
  @IsText(4000)
  grounds!: string;

  @Field({ title: { zh: '佐证材料', en: 'Evidence' }, document: true })
  @IsDocuments(30)
  evidence?: string[];
}

/** What an upper level has sent. */
export class UpperDocument {
  @Field({
    title: { zh: '文件文号', en: 'Document' },
    help: { zh: '上级文件的文号或名称。', en: 'Number or name of the document.' },
  })
  @IsText(200)
  document!: string;
}

export class UpperRefusal extends ReasonGiven {
  @Field({
    title: { zh: '文件文号', en: 'Document' },
    help: { zh: '上级文件的文号或名称。', en: 'Number or name of the document.' },
  })
  @IsText(200)
  document!: string;
}

const levels = { city: { zh: '市级', en: 'City' }, province: { zh: '省级', en: 'Province' } };

export class UpperDecision {
  @Field({ title: { zh: '决定层级', en: 'Level' }, options: levels })
  @IsIn(Object.keys(levels))
  level!: string;

  @Field({ title: { zh: '予以认定', en: 'Recognised' } })
  @IsBoolean()
  recognised!: boolean;

  @Field({
    title: { zh: '文件文号', en: 'Document' },
    help: { zh: '上级文件的文号或名称。', en: 'Number or name of the document.' },
  })
  @IsText(200)
  document!: string;
}

/** Special procedures that stop the clocks (domain.md §1.2). */
export const suspensionKinds = {
  hearing: { zh: '听证', en: 'Hearing' },
  inspection: { zh: '检验检测', en: 'Inspection and testing' },
  appraisal: { zh: '鉴定', en: 'Appraisal' },
  expertReview: { zh: '专家评审', en: 'Expert review' },
  upperApproval: { zh: '上级审批', en: 'Upper-level approval' },
  applicant: { zh: '申请人原因', en: "Applicant's reasons" },
};

export class Suspension extends ReasonGiven {
  @Field({ title: { zh: '特别程序', en: 'Special procedure' }, options: suspensionKinds })
  @IsIn(Object.keys(suspensionKinds))
  kind!: string;
}

export class Extension extends ReasonGiven {
  @Field({ title: { zh: '延长', en: 'Extend by' }, unit: { zh: '工作日', en: 'working days' } })
  @IsInt()
  @Min(1)
  @Max(365)
  wd!: number;
}
