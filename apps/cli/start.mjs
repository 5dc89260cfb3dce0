// `npm start`. Plain Node without a dependency, because nothing may be installed yet.
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const needed = '20.19';

const [major, minor] = process.versions.node.split('.').map(Number);
const [neededMajor, neededMinor] = needed.split('.').map(Number);
if (major < neededMajor || (major === neededMajor && minor < neededMinor)) {
  process.stderr.write(`Qiangwei needs Node ${needed} or newer; this is ${process.version}.\n`);
  process.exit(1);
}

const root = resolve(import.meta.dirname, '../..');
process.chdir(root);
process.env.QIANGWEI_DEMO ||= '1';

try {
  const { install, isInstalled } = await import('./install.mjs');
  if (!isInstalled(root)) await install(root);
  const { buildIfStale } = await import('./build.mjs');
  await buildIfStale(root);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exit(1);
}

const entry = resolve(root, 'dist/apps/cli/serve.js');
if (!existsSync(entry)) {
  const { name } = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8'));
  process.stderr.write(`The build of ${name} left no ${entry}. Run: npm run build\n`);
  process.exit(1);
}
await import('../../dist/apps/cli/serve.js');
