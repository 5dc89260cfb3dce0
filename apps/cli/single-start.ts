import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartRefused } from '#libs/platform/process/failure.js';
import { commandOf, isAlive } from './running-process.js';

/**
 * Claims the data folder for this process.
 * @returns a function that gives it back
 * @throws when another start on the same folder is running; one that was killed does not count
 */
export function claimDataFolder(dataDir: string): () => void {
  mkdirSync(dataDir, { recursive: true });
  const file = join(dataDir, 'qiangwei.pid');
  const other = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  if (other > 0 && other !== process.pid && isAlive(other) && /start\.mjs|serve\.js/.test(commandOf(other))) {
    throw new StartRefused(
      `Qiangwei is running already on the data in ${dataDir} (process ${other}). ` +
        'Stop it first, or give this start a folder of its own: QIANGWEI_DATA_DIR=.data-2 PORT=3001 npm start',
    );
  }
  writeFileSync(file, String(process.pid));
  return () => rmSync(file, { force: true });
}
