import { once } from 'node:events';
import { createServer } from 'node:net';
import { StartRefused } from '#libs/platform/process/failure.js';

/** Finds out about a busy port before anything else is started. */
export async function requireFreePort(port: number, host: string): Promise<void> {
  const probe = createServer();
  try {
    probe.listen(port, host);
    await once(probe, 'listening');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') {
      throw new StartRefused(
        `Port ${port} is used by another program. Stop that one, or choose another port: PORT=${port + 1} npm start`,
      );
    }
    if (code === 'EACCES')
      throw new StartRefused(`Port ${port} may not be used by this user. Choose one above 1023: PORT=3000`);
    throw new StartRefused(`Cannot listen on ${host}:${port}: ${message}`);
  }
  probe.close();
  await once(probe, 'close');
}
