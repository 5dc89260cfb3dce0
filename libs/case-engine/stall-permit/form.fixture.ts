import { Type } from 'class-transformer';
import { IsArray, IsIn, IsInt, IsNotEmpty, IsOptional, IsString, Min, ValidateNested } from 'class-validator';
import type { Text } from '#libs/contracts/index.js';
import { Field } from '../form-schema.js';

export const text = (zh: string, en: string): Text => ({ zh, en });

export class StallSide {
  @Field({ title: text('方位', 'Side') })
  @IsString()
  @IsNotEmpty()
  side!: string;
}

export class StallForm {
  @Field({ title: text('摊位名称', 'Name of the stall') })
  @IsString()
  @IsNotEmpty()
  name!: string;

  @Field({ title: text('面积', 'Area'), unit: '㎡' })
  @IsInt()
  @Min(1)
  area!: number;

  @Field({ title: text('四邻', 'Neighbours') })
  @IsOptional()
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => StallSide)
  sides?: StallSide[];
}

export class StallQuestion {
  @Field({ title: text('问题', 'Question') })
  @IsString()
  @IsNotEmpty()
  question!: string;
}

export class StallReason {
  @Field({ title: text('理由', 'Reason') })
  @IsString()
  @IsNotEmpty()
  reason!: string;
}

export class StallPause extends StallReason {
  @Field({ title: text('特别程序', 'Special procedure'), options: { hearing: text('听证', 'Hearing') } })
  @IsIn(['hearing'])
  kind!: string;
}

export class StallExtension extends StallReason {
  @Field({ title: text('延长天数', 'Days') })
  @IsInt()
  @Min(1)
  wd!: number;
}
