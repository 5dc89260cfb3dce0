import { accessSync, constants, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { StartRefused } from '#libs/platform/process/failure.js';
import { commandOf, isAlive } from './running-process.js';

/** A start whose npm was killed needs a moment to notice; one that is stopping already is given longer. */
const noticeMs = 3_000;
const stopMs = 30_000;

export interface Claim {
  /** Tells a start that follows that it is worth waiting. */
  stopping: () => void;
  giveBack: () => void;
}

/**
 * Claims the data folder for this process.
 * @throws StartRefused when another start on the same folder goes on running; one that was killed does not count
 */
export async function claimDataFolder(dataDir: string): Promise<Claim> {
  makeFolder(dataDir);
  const file = join(dataDir, 'qiangwei.pid');
  const began = Date.now();
  for (let other = holderOf(file); other; other = holderOf(file)) {
    if (Date.now() - began > (other.stopping ? stopMs : noticeMs)) {
      throw new StartRefused(
        `Qiangwei is running already on the data in ${dataDir} (process ${other.pid}). ` +
          'Stop it first, or give this start a folder and a port of its own: QIANGWEI_DATA_DIR=.data-2 PORT=3001 npm start',
      );
    }
    await pause(100);
  }
  writeFileSync(file, String(process.pid));
  return {
    stopping: () => writeFileSync(file, `${process.pid} stopping`),
    giveBack: () => rmSync(file, { force: true }),
  };
}

/** Folder by folder: `recursive` never comes back from a file system that has no room for folders, such as /proc. */
function makeFolder(dataDir: string): void {
  // Documents are nobody else's business; as root, PostgreSQL's own account has to pass through.
  const mode = process.getuid?.() === 0 ? 0o711 : 0o700;
  const missing: string[] = [];
  for (let folder = dataDir; !existsSync(folder); folder = dirname(folder)) missing.unshift(folder);
  try {
    for (const folder of missing) mkdirSync(folder, { mode });
    if (!statSync(dataDir).isDirectory()) throw new Error('it is a file');
    accessSync(dataDir, constants.R_OK | constants.W_OK);
  } catch (error) {
    throw new StartRefused(
      `QIANGWEI_DATA_DIR must be a folder that this account can make and write in; it is "${dataDir}" ` +
        `(${error instanceof Error ? error.message : String(error)})`,
    );
  }
}

function holderOf(file: string): { pid: number; stopping: boolean } | undefined {
  if (!existsSync(file)) return undefined;
  const [pid, state] = readFileSync(file, 'utf8').split(' ');
  const holder = { pid: Number(pid), stopping: state === 'stopping' };
  const alive = holder.pid > 0 && holder.pid !== process.pid && isAlive(holder.pid);
  return alive && /start\.mjs|serve\.js/.test(commandOf(holder.pid)) ? holder : undefined;
}
