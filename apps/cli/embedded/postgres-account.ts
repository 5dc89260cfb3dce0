import { execFileSync, spawnSync } from 'node:child_process';

/** The operating system account that PostgreSQL runs under. */
export interface Account {
  name: string;
  uid: number;
  gid: number;
}

/**
 * PostgreSQL refuses to run as root. As an ordinary user it runs as that user (undefined); as root as `postgres`,
 * which is created when it is missing, or as `nobody` where no account can be created.
 */
export function postgresAccount(say: (line: string) => void): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  return findAccount('postgres') ?? createAccount(say) ?? findAccount('nobody') ?? noAccount();
}

/** Whether the account could run a command: tried for real, since modes alone do not tell (ACLs, mount options). */
export function canRun(account: Account | undefined, command: string, args: string[]): boolean {
  const { status } = spawnSync(command, args, { cwd: '/', stdio: 'ignore', ...idsOf(account) });
  return status === 0;
}

/** `uid` and `gid` for a child process; empty where it may stay the user that we are. */
export function idsOf(account: Account | undefined): { uid?: number; gid?: number } {
  return account ? { uid: account.uid, gid: account.gid } : {};
}

function findAccount(name: string): Account | undefined {
  try {
    const id = (flag: string): number =>
      Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
    return { name, uid: id('-u'), gid: id('-g') };
  } catch {
    return undefined;
  }
}

function createAccount(say: (line: string) => void): Account | undefined {
  const ways: [string, string[]][] = [
    ['useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres']],
    ['adduser', ['-S', '-D', '-H', '-s', '/sbin/nologin', 'postgres']],
  ];
  for (const [command, args] of ways) {
    if (spawnSync(command, args, { stdio: 'ignore' }).status !== 0) continue;
    const account = findAccount('postgres');
    if (!account) continue;
    say('PostgreSQL does not run as root: created the system account "postgres" for it.');
    return account;
  }
  return undefined;
}

function noAccount(): never {
  throw new Error(
    'PostgreSQL does not run as root, and no account "postgres" could be created. ' +
      'Run npm start as an ordinary user, or set DATABASE_URL to a PostgreSQL server.',
  );
}
