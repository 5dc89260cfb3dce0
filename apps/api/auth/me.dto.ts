import { ApiProperty } from '@nestjs/swagger';
import { type GrantView, type Me, type Role, roles } from '#libs/contracts/identity.js';

export class GrantDto implements GrantView {
  @ApiProperty({ enum: roles })
  role!: Role;

  @ApiProperty({ example: '镇街经办人' })
  roleTitle!: string;

  @ApiProperty({ description: 'Code of the office', example: '330110005' })
  unit!: string;

  @ApiProperty({ example: '五常街道' })
  unitName!: string;
}

export class MeDto implements Me {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  username!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty({ type: [GrantDto] })
  grants!: GrantDto[];

  @ApiProperty({ description: 'A demo account of a demo: may move the clock' })
  demo!: boolean;

  @ApiProperty({ type: 'integer' })
  unreadNotifications!: number;
}
