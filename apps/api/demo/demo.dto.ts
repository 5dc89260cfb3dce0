import { ApiProperty } from '@nestjs/swagger';
import { type DemoAccount, type DemoClock, type Role, roles } from '#libs/contracts/identity.js';

export class DemoAccountDto implements DemoAccount {
  @ApiProperty({ example: 'operator-a' })
  username!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty({ enum: roles })
  role!: Role;

  @ApiProperty()
  roleTitle!: string;

  @ApiProperty({ example: '五常街道' })
  office!: string;

  @ApiProperty()
  password!: string;
}

export class DemoClockDto implements DemoClock {
  @ApiProperty({ format: 'date-time', description: 'Business time, with the offset of Asia/Shanghai' })
  now!: string;

  @ApiProperty({ type: 'integer', description: 'Milliseconds by which business time is ahead of real time' })
  aheadMs!: number;
}
