// `npm run build`, and the part of `npm start` that builds what is out of date.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { runShown } from './progress.mjs';

const parts = [
  {
    name: 'server',
    title: 'Building the server',
    sources: ['apps/api', 'apps/worker', 'apps/cli', 'libs', 'migrations', 'tsconfig.json', 'tsconfig.build.json'],
    result: 'dist/apps/cli/serve.js',
    command: ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'],
    after: removeOrphans,
  },
  {
    name: 'console',
    title: 'Building the console',
    sources: ['apps/console', 'libs/contracts', 'tsconfig.json'],
    result: 'dist/console/index.html',
    command: [
      'node_modules/vite/bin/vite.js',
      'build',
      '--logLevel',
      'warn',
      '--config',
      'apps/console/vite.config.ts',
    ],
    after: compressConsole,
  },
];

/** Builds the parts whose sources changed since they were built last; the stamp is a hash of their content. */
export async function buildIfStale(root) {
  for (const part of parts) {
    const stamp = join(root, 'dist', `.${part.name}.stamp`);
    const wanted = hashOf(root, [...part.sources, 'package-lock.json']);
    const built = existsSync(stamp) && existsSync(join(root, part.result)) ? readFileSync(stamp, 'utf8') : '';
    if (built === wanted) continue;
    rmSync(stamp, { force: true });
    await runShown(part.title, process.execPath, part.command, root, `The ${part.name} does not build.`);
    part.after(root);
    mkdirSync(join(root, 'dist'), { recursive: true });
    writeFileSync(stamp, wanted);
  }
}

/** What was compiled from a source that is gone must go too: a stale migration would still run. */
function removeOrphans(root) {
  for (const top of ['apps', 'libs', 'migrations']) {
    for (const file of filesBelow(join(root, 'dist', top))) {
      const source = join(root, relative(join(root, 'dist'), file)).replace(/\.js(\.map)?$/, '.ts');
      if (!existsSync(source)) rmSync(file);
    }
  }
}

/** The server sends the compressed file to whoever accepts it, so that nothing is compressed while people wait. */
function compressConsole(root) {
  for (const file of filesBelow(join(root, 'dist/console'))) {
    if (/\.(js|css|html|svg|json)$/.test(file)) writeFileSync(`${file}.gz`, gzipSync(readFileSync(file), { level: 9 }));
  }
}

function hashOf(root, sources) {
  const hash = createHash('sha256').update(process.versions.node.split('.')[0]);
  for (const file of sources.flatMap((source) => filesBelow(join(root, source)))) {
    if (/\.spec\.tsx?$/.test(file)) continue;
    hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

function filesBelow(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return [];
  if (stat.isFile()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

if (process.argv[1] === import.meta.filename) {
  try {
    await buildIfStale(resolve(import.meta.dirname, '../..'));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exit(1);
  }
}
