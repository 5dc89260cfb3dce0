import {
  ApproveVersionChangeDto,
  OrderVersionChangeDto,
  RejectVersionChangeDto,
} from '../case-types/version-change.dto.js';
import { HandoverDto, SignerChangeDto } from '../tasks/task.dto.js';
import { createValidationPipe } from './validation.js';

const id = '01890000-0000-7000-8000-000000000001';
const bodies = [
  [OrderVersionChangeDto, { caseType: 'park-recognition', toVersion: 2 }],
  [RejectVersionChangeDto, {}],
  [ApproveVersionChangeDto, { digest: '0'.repeat(64) }],
  [HandoverDto, { personId: id }],
  [SignerChangeDto, { personIds: [id] }],
] as const;

const accepted = (metatype: (typeof bodies)[number][0], body: object, reason: unknown) =>
  createValidationPipe().transform({ ...body, reason }, { type: 'body', metatype }) as Promise<{ reason: string }>;

describe.each(bodies)('the reason of %p', (dto, body) => {
  it('is kept without blanks around it', async () => {
    expect((await accepted(dto, body, ' 休假 \n')).reason).toBe('休假');
  });

  it.each([' ', '\n\t', '　', '', undefined, 7, 'x'.repeat(1_001)])('is not %j', async (reason) => {
    await expect(accepted(dto, body, reason)).rejects.toMatchObject({
      options: { errors: [expect.objectContaining({ pointer: '/reason' })] },
    });
  });
});
