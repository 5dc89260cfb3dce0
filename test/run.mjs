/**
 * npm test: everything that has to hold before a change may land, on a machine with Node and npm alone.
 * Installs what is missing, runs the checks and the tests from cheap to dear, and ends with one line of counts.
 */
import { installPackages, installTools } from './run/prepare.mjs';
import { check, endAll, jest } from './run/step.mjs';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Node ${process.versions.node} is too old; Node 20.19 or newer is needed.`);
  process.exit(1);
}
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    endAll();
    process.exit(1);
  });
}

const started = performance.now();
const results = [];
const notRun = (name, why) => {
  console.log(`✘ ${name}: not run, ${why}`);
  return { name, passed: 0, failed: 1, skipped: 0, seconds: 0 };
};
const skipped = (name) => ({ name, passed: 0, failed: 0, skipped: 1, seconds: 0 });

await installPackages();
const missing = installTools();
if (missing.includes('redis-server')) process.env.QIANGWEI_TEST_WITHOUT_REDIS = '1';

const bin = (tool) => `node_modules/${tool}`;
// Two cores: the linter, which is the slowest, beside everything else.
const [lint, others] = await Promise.all([
  check('lint', [bin('eslint/bin/eslint.js'), '.', '--max-warnings', '0']),
  inTurn(
    () => check('format', [bin('prettier/bin/prettier.cjs'), '--check', '.', '--log-level', 'warn']),
    () =>
      check('architecture', [
        bin('dependency-cruiser/bin/dependency-cruise.mjs'),
        'apps',
        'libs',
        'migrations',
        '--config',
        '.dependency-cruiser.cjs',
      ]),
    () =>
      check('types of server and tests', [
        bin('typescript/bin/tsc'),
        '-p',
        'tsconfig.json',
        '--noEmit',
        '--incremental',
        'false',
      ]),
    () =>
      check('types of the console', [
        bin('typescript/bin/tsc'),
        '-p',
        'apps/console/tsconfig.json',
        '--noEmit',
        '--incremental',
        'false',
      ]),
  ),
]);
results.push(...others, lint);

const build = await check('build', ['apps/cli/build.mjs']);
results.push(build);
results.push(await jest('unit'));
if (build.failed) {
  for (const name of ['check of the case types', 'integration tests', 'e2e tests', 'browser tests'])
    results.push(notRun(name, 'the build failed'));
} else {
  results.push(await check('check of the case types', ['dist/apps/cli/check-case-types.js']));
  results.push(await jest('integration'));
  results.push(await jest('e2e'));
  if (missing.includes('redis-server')) results.push(skipped('queue on Redis'));
  if (missing.includes('chromium')) results.push(skipped('browser tests'));
  else results.push(await jest('browser', { workers: 1 }));
}

console.log(`\n${'check'.padEnd(28)} passed  failed  skipped  seconds`);
for (const { name, passed, failed, skipped, seconds } of results) {
  console.log(
    `${name.padEnd(28)} ${[passed, failed, skipped, seconds].map((value, index) => String(value).padStart([6, 7, 8, 8][index])).join(' ')}`,
  );
}
console.log(`in ${((performance.now() - started) / 60_000).toFixed(1)} minutes`);
const total = (key) => results.reduce((sum, result) => sum + result[key], 0);
process.exitCode = total('failed') > 0 ? 1 : 0;
console.log(
  `${total('passed')} passed, ${total('failed')} failed${total('skipped') ? `, ${total('skipped')} skipped` : ''}`,
);

async function inTurn(...steps) {
  const done = [];
  for (const step of steps) done.push(await step());
  return done;
}
