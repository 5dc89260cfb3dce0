import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runShown } from './progress.mjs';

/** Whether node_modules holds what package-lock.json asks for: npm keeps a list of what it installed. */
export function isInstalled(root) {
  try {
    const wanted = packagesOf(join(root, 'package-lock.json'));
    const there = packagesOf(join(root, 'node_modules/.package-lock.json'));
    return Object.entries(wanted).every(([path, { version, link, optional }]) => {
      if (path === '' || link) return true;
      // Optional packages are those of other platforms.
      return there[path] ? there[path].version === version : Boolean(optional);
    });
  } catch {
    return false;
  }
}

export async function install(root) {
  const npm = process.env.npm_execpath;
  const [command, args] = npm?.endsWith('.js') ? [process.execPath, [npm]] : [npmOnPath(), []];
  await runShown(
    'Installing packages (only when they changed; one to three minutes)',
    command,
    // The build needs the development packages, also where NODE_ENV=production would leave them out.
    [...args, 'ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'],
    root,
    'npm could not install the packages. Is the registry reachable? (npm ping)',
  );
}

function npmOnPath() {
  return process.platform === 'win32' ? 'npm.cmd' : 'npm';
}

function packagesOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}
