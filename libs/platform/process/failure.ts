/** The start cannot go on, for a reason that the person who started can settle; the message says how. */
export class StartRefused extends Error {}

/** Ends the process with what a person can act on; a stack only where the fault is ours. */
export function exitWithMessage(error: unknown): never {
  process.stderr.write(`${messageOf(error)}\n`);
  process.exit(1);
}

/** What a failed start is about, in words. */
export function messageOf(error: unknown): string {
  if (error instanceof StartRefused) return error.message;
  if (!(error instanceof Error)) return String(error);
  const { code, message, stack } = error as NodeJS.ErrnoException;
  const explanation = explanations[code ?? ''] ?? explanations[unmigrated.test(message) ? 'unmigrated' : ''];
  return explanation ? `${explanation} (${message || code})` : (stack ?? message);
}

/** Of the first thing that is missing, before and after the role was made by another database of the same server. */
const unmigrated =
  /relation "\w+" does not exist|role "qiangwei_app" does not exist|invalid value for parameter "role"/;

const explanations: Record<string, string> = {
  unmigrated: 'The database has not been migrated. Run: npm run migrate',
  EADDRINUSE: 'The port is used by another program. Stop that one, or choose another port: PORT=3001',
  ENOSPC: 'The disk is full. Free some space, or choose another folder by QIANGWEI_DATA_DIR',
  '53100': 'The disk of the database is full. Free some space there',
  EACCES: 'A file or folder may not be used by this user. QIANGWEI_DATA_DIR chooses the data folder',
  EROFS: 'The disk is read-only. QIANGWEI_DATA_DIR chooses the data folder',
  ECONNREFUSED: 'No server answers there. Check DATABASE_URL and QUEUE_URL',
  ENOTFOUND: 'The host name is not known. Check DATABASE_URL and QUEUE_URL',
  '28P01': 'The database refuses the password. Check DATABASE_URL and MIGRATION_DATABASE_URL',
  '28000': 'The database refuses the login. Check DATABASE_URL',
  '3D000': 'The database does not exist. Create it, or check DATABASE_URL',
};
