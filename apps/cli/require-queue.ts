import { connect } from 'node:net';
import type { Config } from '#libs/platform/config/config.js';
import { StartRefused } from '#libs/platform/process/failure.js';

const patienceMs = 3_000;

/**
 * A Redis that was named and is not there at the start is a wrong address; one that goes away later is waited for.
 * @throws StartRefused naming QUEUE_URL
 */
export async function requireQueue({ queueUrl }: Config): Promise<void> {
  const { protocol, hostname, port } = new URL(queueUrl);
  if (!protocol.startsWith('redis')) return;
  await new Promise<void>((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port || 6379), timeout: patienceMs });
    const refuse = (why: string) => {
      socket.destroy();
      reject(
        new StartRefused(`QUEUE_URL must name a Redis that answers; ${hostname}:${port || 6379} does not (${why})`),
      );
    };
    socket.once('connect', () => {
      socket.destroy();
      resolve();
    });
    socket.once('timeout', () => refuse(`nothing came back within ${patienceMs / 1000} s`));
    socket.once('error', (error) => refuse(error.message));
  });
}
