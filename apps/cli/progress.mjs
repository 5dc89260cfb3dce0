import { spawn } from 'node:child_process';

const everyMs = 5_000;
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs a command and shows that it is under way: what it is, every few seconds how long it has taken, and what the
 * command itself says.
 */
export async function runShown(title, command, args, cwd, failure) {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  process.stdout.write(`${title} …\n`);
  let child;
  const stop = (signal) => {
    child?.kill(signal);
    process.exit(1);
  };
  const tick = setInterval(() => process.stdout.write(`  … ${seconds()} s\n`), everyMs);
  for (const signal of signals) process.on(signal, stop);
  try {
    const code = await new Promise((resolve, reject) => {
      child = spawn(command, args, {
        cwd,
        stdio: ['ignore', 'inherit', 'inherit'],
        shell: process.platform === 'win32' && command.endsWith('.cmd'),
      });
      child.on('error', reject);
      child.on('close', resolve);
    });
    if (code !== 0) throw new Error(failure);
  } finally {
    clearInterval(tick);
    for (const signal of signals) process.off(signal, stop);
  }
  process.stdout.write(`  done in ${seconds()} s\n`);
}
