import { ConfigError } from '../config/environment.js';

/** Ends the process with what a person can act on; the stack only where the fault is ours. */
export function exitWithMessage(error: unknown): never {
  process.stderr.write(`${messageOf(error)}\n`);
  process.exit(1);
}

/** What a failed start is about, in words. */
export function messageOf(error: unknown): string {
  if (error instanceof ConfigError) return error.message;
  if (!(error instanceof Error)) return String(error);
  const { code, message, stack } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') {
    return `The port is already in use (${message}). Stop the other program, or choose another port: PORT=3001 npm start`;
  }
  if (code === 'ENOSPC')
    return `The disk is full (${message}). Free some space, or choose another folder by QIANGWEI_DATA_DIR.`;
  if (/role "qiangwei_app" does not exist|invalid value for parameter "role"/.test(message)) {
    return 'The database has not been migrated. Run: npm run migrate';
  }
  return stack ?? message;
}
