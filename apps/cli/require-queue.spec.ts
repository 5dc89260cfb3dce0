import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { readConfig } from '#libs/platform/config/environment.js';
import { StartRefused } from '#libs/platform/process/failure.js';
import { requireQueue } from './require-queue.js';

const withQueue = (queueUrl: string) =>
  readConfig({ DATABASE_URL: 'postgres://localhost/qiangwei', QUEUE_URL: queueUrl });

async function listening() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { port: (server.address() as AddressInfo).port, server };
}

it('lets a start go on when something answers at the Redis address', async () => {
  const { port, server } = await listening();
  await expect(requireQueue(withQueue(`redis://127.0.0.1:${port}`))).resolves.toBeUndefined();
  server.close();
});

it('names QUEUE_URL when nothing answers there', async () => {
  const { port, server } = await listening();
  server.close();
  await once(server, 'close');
  const refusal = requireQueue(withQueue(`redis://127.0.0.1:${port}`));
  await expect(refusal).rejects.toThrow(StartRefused);
  await expect(refusal).rejects.toThrow(/^QUEUE_URL must name a Redis that answers/);
});

it('asks nothing of a queue on PostgreSQL, whose address is the database', async () => {
  await expect(requireQueue(withQueue('postgres://localhost:1/qiangwei'))).resolves.toBeUndefined();
});
