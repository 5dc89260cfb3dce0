import { ApiProperty } from '@nestjs/swagger';

/** A device or browser in which the person is signed in. */
export class SessionDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;

  @ApiProperty({ format: 'date-time', description: 'To the minute' })
  lastSeenAt!: string;

  @ApiProperty()
  address!: string;

  @ApiProperty()
  userAgent!: string;

  @ApiProperty({ description: 'The session that asks' })
  current!: boolean;
}
