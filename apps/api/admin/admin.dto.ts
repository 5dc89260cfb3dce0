import { ApiProperty } from '@nestjs/swagger';
import { type OrgUnitKind, orgUnitKinds } from '#libs/identity/org-unit.entity.js';
import { type SecurityEventKind, securityEventKinds } from '#libs/identity/security-event.entity.js';
import { GrantDto } from '../auth/me.dto.js';

export class OrgUnitDto {
  @ApiProperty({ example: '330110005' })
  code!: string;

  @ApiProperty({ enum: orgUnitKinds })
  kind!: OrgUnitKind;

  @ApiProperty({ example: '五常街道' })
  name!: string;

  @ApiProperty({ type: String, nullable: true, description: 'Code of the office above' })
  parent!: string | null;
}

export class PersonDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  username!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty()
  email!: string;

  @ApiProperty()
  active!: boolean;

  @ApiProperty({ type: [GrantDto] })
  grants!: GrantDto[];

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'Locked after failed logins until then',
  })
  lockedUntil!: string | null;
}

export class SecurityEventPersonDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  name!: string;
}

export class SecurityEventDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ format: 'date-time' })
  at!: string;

  @ApiProperty({ enum: securityEventKinds })
  kind!: SecurityEventKind;

  @ApiProperty({
    type: SecurityEventPersonDto,
    nullable: true,
    description: 'Whose account; null for a name that nobody has',
  })
  person!: SecurityEventPersonDto | null;

  @ApiProperty({ type: SecurityEventPersonDto, nullable: true, description: 'Who did it, where that is somebody else' })
  actor!: SecurityEventPersonDto | null;

  @ApiProperty()
  address!: string;

  @ApiProperty()
  userAgent!: string;
}
