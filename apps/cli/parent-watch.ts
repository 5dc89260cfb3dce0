import { readFileSync } from 'node:fs';
import { commandOf, isAlive } from './running-process.js';

const everyMs = 500;

/**
 * Calls back when npm, which started us, is gone: killed it cannot pass a signal on, and a server without a terminal
 * would run on unseen. Does nothing when Node was started by hand.
 */
export function watchNpm(gone: () => void): void {
  if (process.env.npm_lifecycle_event !== 'start' || process.ppid <= 1) return;
  const parent = process.ppid;
  // npm runs scripts through a shell, which may stay between the two of us.
  const grandparent = /npm/.test(commandOf(parent)) ? undefined : parentOf(parent);
  const timer = setInterval(() => {
    if (process.ppid === parent && (grandparent === undefined || isAlive(grandparent))) return;
    clearInterval(timer);
    gone();
  }, everyMs);
  timer.unref();
}

function parentOf(pid: number): number | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/^PPid:\s+(\d+)$/m.exec(status)?.[1]) || undefined;
  } catch {
    return undefined;
  }
}
