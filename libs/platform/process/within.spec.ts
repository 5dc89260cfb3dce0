import { within } from './within.js';

test('what comes in time is the answer', async () => {
  await expect(within(1_000, Promise.resolve(1), 'test')).resolves.toBe(1);
  await expect(within(1_000, Promise.reject(new Error('no')), 'test')).rejects.toThrow('no');
});

test('what does not come is not waited for', async () => {
  await expect(within(1, new Promise(() => undefined), 'The queue')).rejects.toThrow(
    'The queue: no answer within 1 ms',
  );
});
