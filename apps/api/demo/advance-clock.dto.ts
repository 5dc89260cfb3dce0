import { ApiProperty } from '@nestjs/swagger';
import { ValidateBy } from 'class-validator';
import { Duration } from 'luxon';

const isoDuration = /^P(?=.)(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?(?:T(?=.)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d{1,3})?S)?)?$/;
const longestMs = Duration.fromISO('P400D').toMillis();

/** ISO 8601, forwards only, at most 400 days: further no holiday notice reaches. */
export function isAdvance(value: unknown): boolean {
  return typeof value === 'string' && isoDuration.test(value) && Duration.fromISO(value).toMillis() <= longestMs;
}

export class AdvanceClockDto {
  @ApiProperty({ example: 'P8D', description: 'ISO 8601 duration, not negative, at most P400D' })
  @ValidateBy({
    name: 'isAdvance',
    validator: { validate: isAdvance, defaultMessage: () => 'an ISO 8601 duration up to P400D, for example P8D' },
  })
  advance!: string;
}
