import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { taskBoxes, type TaskBox } from '#libs/contracts/index.js';
import { PageQueryDto } from '../http/page-query.dto.js';

export class TaskQueryDto extends PageQueryDto {
  @ApiProperty({ enum: taskBoxes, default: 'todo', required: false })
  @IsIn([...taskBoxes])
  box: TaskBox = 'todo';
}
