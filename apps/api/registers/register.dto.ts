import { ApiProperty } from '@nestjs/swagger';
import type { BlockView, EnterpriseView, ParcelView, ParkView, ProgrammeProgress } from '#libs/contracts/register.js';

class OfficeDto {
  @ApiProperty({ example: '330110005' })
  id!: string;

  @ApiProperty({ example: '五常街道' })
  name!: string;
}

class OperatorDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty({ example: '91330110GYX000019W', description: 'GB 32100-2015' })
  creditCode!: string;
}

const squareMetres = { type: 'integer', description: 'Whole square metres' } as const;

export class ParkDto implements ParkView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty({ type: OperatorDto })
  operator!: OperatorDto;

  @ApiProperty({ type: OfficeDto })
  territory!: OfficeDto;

  @ApiProperty({ type: OfficeDto, nullable: true })
  platform!: OfficeDto | null;

  @ApiProperty({ enum: ['manufacturing', 'producer-services'] })
  kind!: 'manufacturing' | 'producer-services';

  @ApiProperty(squareMetres)
  landArea!: number;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  recognisedAt!: string | null;

  @ApiProperty({ type: String, nullable: true })
  certificateNumber!: string | null;
}

export class EnterpriseDto implements EnterpriseView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty({ example: '91330110GYX000019W', description: 'GB 32100-2015' })
  creditCode!: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  parkId!: string | null;

  @ApiProperty({ type: OfficeDto })
  territory!: OfficeDto;

  @ApiProperty({ example: 'C39', description: 'GB/T 4754-2017' })
  industry!: string;
}

export class ParcelDto implements ParcelView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ example: '330110005GB00001' })
  number!: string;

  @ApiProperty(squareMetres)
  area!: number;

  @ApiProperty({ type: OfficeDto })
  territory!: OfficeDto;

  @ApiProperty({ type: OfficeDto, nullable: true })
  platform!: OfficeDto | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  blockId!: string | null;
}

export class BlockDto implements BlockView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty({ type: OfficeDto })
  territory!: OfficeDto;

  @ApiProperty(squareMetres)
  landArea!: number;

  @ApiProperty({ type: 'integer', description: 'Firms that work in it' })
  enterprises!: number;
}

class TargetDto {
  @ApiProperty({ example: 'vacatedLand' })
  key!: string;

  @ApiProperty({ example: '腾出土地' })
  title!: string;

  @ApiProperty({ example: '亩' })
  unit!: string;

  @ApiProperty()
  target!: number;

  @ApiProperty({ description: 'Sum of what cases have contributed' })
  actual!: number;
}

export class ProgrammeProgressDto implements ProgrammeProgress {
  @ApiProperty({ example: '3655' })
  key!: string;

  @ApiProperty({ example: '3655梧桐计划' })
  title!: string;

  @ApiProperty({ type: [TargetDto] })
  targets!: TargetDto[];
}
