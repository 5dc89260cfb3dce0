import { ApiProperty } from '@nestjs/swagger';
import type { MailView } from '#libs/contracts/notification.js';

export class MailDto implements MailView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ example: 'operator-a@demo.invalid' })
  to!: string;

  @ApiProperty()
  subject!: string;

  @ApiProperty({ description: 'The plain text part' })
  text!: string;

  @ApiProperty({ format: 'date-time', description: 'Business time' })
  createdAt!: string;
}
