import { DomainError } from './errors.js';
import { decodeCursor, encodeCursor } from './page-cursor.js';

const time = '2026-11-23T05:00:00.000Z';
const id = '019e8f7a-0000-7000-8000-000000000001';

test('a cursor comes back as the values that it was made of', () => {
  expect(decodeCursor(encodeCursor([time, id]), ['time', 'uuid'])).toEqual([time, id]);
});

test.each([
  ['not base64', '***'],
  ['not JSON', Buffer.from('{').toString('base64url')],
  ['another list', encodeCursor([id])],
  ['no time', encodeCursor(["' or 1=1", id])],
  ['no uuid', encodeCursor([time, 'x'])],
  ['numbers', Buffer.from('[1,2]').toString('base64url')],
])('a cursor that is not ours is refused: %s', (_, cursor) => {
  expect(() => decodeCursor(cursor, ['time', 'uuid'])).toThrow(DomainError);
});
