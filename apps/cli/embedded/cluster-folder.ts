import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canReach, openFolder } from './open-folder.js';
import type { Account } from './postgres-account.js';

/** What has to be remembered about the embedded database between two starts; kept in the data folder, for us alone. */
export interface ClusterNotes {
  /** Folder of the database files, where it is not `postgres` in the data folder (which may be moved as a whole). */
  elsewhere?: string;
  port: number;
  password: string;
}

/** Reads the notes of the data folder, or begins new ones for a database that is still to be made. */
export function clusterNotes(dataDir: string, account: Account | undefined, say: (line: string) => void): ClusterNotes {
  const file = notesFile(dataDir);
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as ClusterNotes;
  const notes: ClusterNotes = { port: 0, password: randomBytes(24).toString('base64url') };
  if (canReach(account, dataDir)) return notes;
  // A random part, so that a data folder that was deleted and made again does not find the database of the old one.
  const open = openFolder(account);
  removeAbandoned(open);
  const elsewhere = join(open, `data-${randomBytes(6).toString('hex')}`);
  writeFileSync(`${elsewhere}.of`, dataDir);
  say(`The account "${account?.name}" cannot reach ${dataDir}: the database files are kept in ${elsewhere}`);
  return { ...notes, elsewhere };
}

export function clusterFolder(dataDir: string, notes: ClusterNotes): string {
  return notes.elsewhere ?? join(dataDir, 'postgres');
}

export function keepNotes(dataDir: string, notes: ClusterNotes): void {
  const file = notesFile(dataDir);
  const text = `${JSON.stringify(notes, null, 2)}\n`;
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
  // Written aside and moved: on a full disk the password of the database must not be lost.
  writeFileSync(`${file}.new`, text, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** Makes an empty folder that only the account may enter. */
export function makeFolderFor(account: Account | undefined, folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (account) chownSync(folder, account.uid, account.gid);
}

function notesFile(dataDir: string): string {
  return join(dataDir, 'postgres.json');
}

/**
 * Removes databases of temporary data folders that are gone (tests leave such). Those of any other folder stay: it may
 * be on a disk that is only not there at the moment.
 */
function removeAbandoned(open: string): void {
  for (const name of readdirSync(open).filter((each) => each.endsWith('.of'))) {
    const dataDir = readFileSync(join(open, name), 'utf8');
    if (!dataDir.startsWith(tmpdir()) || existsSync(dataDir)) continue;
    rmSync(join(open, name.slice(0, -'.of'.length)), { recursive: true, force: true });
    rmSync(join(open, name), { force: true });
  }
}
