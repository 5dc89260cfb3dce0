import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const running = new Set();

/** Ends what was started, with its children. */
export function endAll() {
  for (const child of running) {
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      child.kill('SIGKILL');
    }
  }
}

function run(command, args, { quiet, env = {}, minutes }) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      detached: process.platform !== 'win32',
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
      env: { ...process.env, FORCE_COLOR: process.stdout.isTTY ? '1' : '0', ...env },
    });
    running.add(child);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk));
    const limit = setTimeout(() => {
      output += `\nnot finished within ${minutes} minutes`;
      try {
        process.kill(-child.pid, 'SIGKILL');
      } catch {
        child.kill('SIGKILL');
      }
    }, minutes * 60_000);
    const done = (code) => {
      clearTimeout(limit);
      running.delete(child);
      resolve({ code, output });
    };
    child.on('error', (error) => {
      output += error.message;
      done(1);
    });
    child.on('close', done);
  });
}

/** One check that passes or fails as a whole; what it says is shown when it fails. */
export async function check(name, args, minutes = 8) {
  const start = performance.now();
  console.log(`… ${name}`);
  const { code, output } = await run(process.execPath, args, { quiet: true, minutes });
  const passed = code === 0;
  console.log(`${passed ? '✔' : '✘'} ${name} (${seconds(start)})`);
  if (!passed) console.log(indent(output));
  return { name, passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0, seconds: Number(seconds(start, '')) };
}

/** One of Jest's projects; its own reporter streams, its counts come from its report. */
export async function jest(project, { workers = 2, minutes = 12 } = {}) {
  const start = performance.now();
  console.log(`\n… ${project} tests`);
  const folder = mkdtempSync(join(tmpdir(), 'qiangwei-report-'));
  const report = join(folder, 'report.json');
  const { code } = await run(
    process.execPath,
    [
      '--experimental-vm-modules',
      '--no-warnings',
      'node_modules/jest/bin/jest.js',
      '--selectProjects',
      project,
      '--ci',
      '--maxWorkers',
      String(workers),
      '--json',
      '--outputFile',
      report,
    ],
    { quiet: false, minutes, env: { QIANGWEI_BUILT: '1' } },
  );
  const counts = countsOf(report, code);
  rmSync(folder, { recursive: true, force: true });
  console.log(
    `${counts.failed === 0 ? '✔' : '✘'} ${project} tests: ${counts.passed} passed, ${counts.failed} failed (${seconds(start)})`,
  );
  return { name: `${project} tests`, ...counts, seconds: Number(seconds(start, '')) };
}

function countsOf(report, code) {
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numRuntimeErrorTestSuites } = JSON.parse(
      readFileSync(report, 'utf8'),
    );
    const failed = numFailedTests + numRuntimeErrorTestSuites;
    return { passed: numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed, skipped: numPendingTests };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

function seconds(start, unit = ' s') {
  return ((performance.now() - start) / 1000).toFixed(1) + unit;
}

function indent(text) {
  const lines = text.trimEnd().split('\n');
  const shown = lines.length > 200 ? [`(${lines.length - 200} lines left out)`, ...lines.slice(-200)] : lines;
  return shown.map((line) => `    ${line}`).join('\n');
}
