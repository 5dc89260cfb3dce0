import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { install, isInstalled } from '../../apps/cli/install.mjs';

const root = join(import.meta.dirname, '../..');

/** Node packages as the lock file names them. */
export async function installPackages() {
  if (!isInstalled(root)) await install(root);
}

const tools = [
  {
    name: 'chromium',
    package: 'chromium',
    for: 'the browser tests',
    present: () => hasCommand('chromium') || hasCommand('chromium-browser') || Boolean(process.env.CHROMIUM_PATH),
  },
  {
    name: 'Chinese fonts',
    package: 'fonts-noto-cjk',
    for: 'the screenshots of the browser tests',
    present: hasChineseFont,
  },
  {
    name: 'redis-server',
    package: 'redis-server',
    for: 'the queue tests on Redis',
    present: () => hasCommand('redis-server'),
  },
];

/**
 * Debian packages that some tests need. Installed where that is possible; named where it is not.
 * @returns names of the tools that are still missing
 */
export function installTools() {
  let missing = tools.filter((tool) => !tool.present());
  if (missing.length > 0 && process.getuid?.() === 0 && hasCommand('apt-get')) {
    const packages = missing.map((tool) => tool.package);
    console.log(`Installing ${packages.join(', ')} (apt-get) …`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env });
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { stdio: 'inherit', env });
    missing = tools.filter((tool) => !tool.present());
  }
  for (const tool of missing) {
    console.log(
      `${tool.name} is not installed; ${tool.for} are skipped. On Debian: sudo apt-get install ${tool.package}`,
    );
  }
  return missing.map((tool) => tool.name);
}

function hasCommand(command) {
  return spawnSync(process.platform === 'win32' ? 'where' : 'which', [command], { stdio: 'ignore' }).status === 0;
}

function hasChineseFont() {
  const listed = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' });
  return process.platform !== 'linux' || (listed.status === 0 && listed.stdout.trim() !== '');
}
